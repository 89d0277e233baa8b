import { useTranslation } from 'react-i18next'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { ruleKind } from '../../../shared/rules/rules.kinds.ts'
import { asGroup, fromGroup } from '../../engine/builder/edit-condition.ts'
import { GroupEditor } from '../../engine/builder/GroupEditor.tsx'
import { FieldInput } from '../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { isNamed } from '../../engine/records.ts'
import { CheckField } from '../../ui/field/SwitchField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { EffectsEditor } from './EffectsEditor.tsx'
import type { RuleDraft } from './rule.ts'
import css from './rules.module.css'

interface RuleDefinitionProps {
  set: RuleSet
  draft: RuleDraft
  onChange: (draft: RuleDraft) => void
  isReadOnly: boolean
}

/** Name, if, then, where: a rule reads like a sentence from top to bottom. */
export function RuleDefinition({ set, draft, onChange, isReadOnly }: RuleDefinitionProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(ruleKind)
  const change = (patch: Partial<RuleDraft>) => onChange({ ...draft, ...patch })
  const { mode, parts } = asGroup(draft.condition)
  return (
    <fieldset className={css.definition} disabled={isReadOnly}>
      <TextField
        required
        label={texts.field('name')}
        value={draft.name}
        maxLength={255}
        autoFocus={draft.id === null}
        onChange={(name) => change({ name })}
      />
      <section>
        <h3 className={css.part}>{t('rules.edit.if')}</h3>
        {parts.length === 0 ? <p className={css.note}>{t('rules.edit.always')}</p> : null}
        <GroupEditor
          scope={{ kind: set.subject, relation: null }}
          condition={fromGroup(mode, parts)}
          onChange={(condition) => change({ condition })}
        />
      </section>
      <section>
        <h3 className={css.part}>{t('rules.edit.then')}</h3>
        <EffectsEditor set={set} effects={draft.effects} onChange={(effects) => change({ effects })} />
        <CheckField
          label={texts.field('stops')}
          help={texts.help('stops')}
          value={draft.stops}
          onChange={(stops) => change({ stops })}
        />
      </section>
      <section className={css.where}>
        <h3 className={css.part}>{t('rules.edit.where')}</h3>
        <FieldInput
          kind={ruleKind}
          name="entity"
          field={ruleKind.fields.entity}
          label={texts.field('entity')}
          value={draft.entity}
          required
          onChange={(next) => change({ entity: isNamed(next) ? { id: next.id, name: next.name } : null })}
        />
        <CheckField
          label={texts.field('withChildren')}
          help={texts.help('withChildren')}
          value={draft.withChildren}
          onChange={(withChildren) => change({ withChildren })}
        />
        <FieldInput
          kind={ruleKind}
          name="comment"
          field={ruleKind.fields.comment}
          label={texts.field('comment')}
          value={draft.comment}
          onChange={(next) => change({ comment: String(next ?? '') })}
        />
      </section>
    </fieldset>
  )
}
