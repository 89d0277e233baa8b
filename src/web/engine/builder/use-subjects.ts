import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Choice } from '../../ui/field/ChoiceField.tsx'
import { kindTexts, useKindTexts } from '../kind-texts.ts'
import { type BuildScope, choosable, choosableRelations, startLeaf } from './edit-condition.ts'

interface Subjects {
  current: string
  choices: Choice[]
  /** A fresh line about this subject. */
  start: (subject: string) => Condition
}

/** What a line may be about: a field, a relation, the text of the record. */
export function useSubjects(scope: BuildScope, condition: Condition): Subjects {
  const { t } = useTranslation()
  const texts = useKindTexts(scope.kind)
  const prefix = scope.relation === null ? '' : `${scope.relation.name}.`
  const fields = choosable(scope)
  const related = choosableRelations(scope)
  const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label)
  const choices: Choice[] = [
    ...fields.map(([name]) => ({ value: `field ${name}`, label: texts.field(`${prefix}${name}`) })).toSorted(byLabel),
    ...Object.keys(related.relations)
      .map((name) => ({
        value: `has ${name}`,
        label: t('engine.builder.related', { name: kindTexts(t, related.kind).field(name) }),
      }))
      .toSorted(byLabel),
    ...(scope.relation === null && scope.kind.hasText ? [{ value: 'text', label: t('engine.builder.text') }] : []),
  ]
  const current =
    'field' in condition ? `field ${condition.field}` : 'has' in condition ? `has ${condition.has}` : 'text'
  const isListed = choices.some((choice) => choice.value === current)
  // A path through a reference, written in the query box: kept as it is.
  const own = 'field' in condition ? texts.field(`${prefix}${condition.field}`) : current
  return {
    current,
    choices: isListed ? choices : [{ value: current, label: own }, ...choices],
    start: (subject) => {
      const [sort, name = ''] = subject.split(' ')
      if (sort === 'has') return { has: name, where: { all: [] } }
      const field = fields.find(([key]) => key === name)?.[1]
      return sort === 'field' && field !== undefined ? startLeaf(name, field) : { text: '' }
    },
  }
}
