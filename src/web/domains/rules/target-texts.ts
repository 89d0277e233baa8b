import type { TFunction } from 'i18next'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { kindTexts } from '../../engine/kind-texts.ts'

/** What people call a target of effects: a field by its label, a place in a relation by a name of its own. */
export const targetText = (t: TFunction, set: RuleSet, name: string): string =>
  t(`rules.target.${name}`, { defaultValue: '' }) || kindTexts(t, set.subject).field(name)
