import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ruleSetNamed } from '../../../shared/rules/every-set.ts'
import { type Escalation, escalationSet } from '../../../shared/service-levels/service-levels.kinds.ts'
import { GroupEditor } from '../../engine/builder/GroupEditor.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { EffectsEditor } from '../rules/index.ts'
import css from './service-levels.module.css'

interface EscalationsEditorProps {
  escalations: readonly Escalation[]
  onChange: (escalations: Escalation[]) => void
}

/** What happens so long before or after the promise falls due, each step with its conditions and effects. */
export function EscalationsEditor({ escalations, onChange }: EscalationsEditorProps) {
  const { t } = useTranslation()
  const set = ruleSetNamed(escalationSet)!
  const change = (index: number, patch: Partial<Escalation>) =>
    onChange(escalations.map((each, at) => (at === index ? { ...each, ...patch } : each)))
  return (
    <section className={css.escalations}>
      <h3 className={css.part}>{t('serviceLevels.escalation.title')}</h3>
      <p className={css.note}>{t('serviceLevels.escalation.about')}</p>
      {escalations.length === 0 ? <p className={css.note}>{t('serviceLevels.escalation.none')}</p> : null}
      {escalations.map((escalation, index) => (
        <div key={index} className={css.escalation}>
          <div className={css.step}>
            <TextField
              label={t('serviceLevels.escalation.name')}
              value={escalation.name}
              maxLength={100}
              onChange={(name) => change(index, { name })}
            />
            <NumberField
              label={t('serviceLevels.escalation.minutes')}
              value={Math.abs(escalation.offset)}
              min={0}
              max={100_000}
              onChange={(minutes) => change(index, { offset: (escalation.offset <= 0 ? -1 : 1) * (minutes ?? 0) })}
            />
            <ChoiceField
              required
              label={t('serviceLevels.escalation.when')}
              value={escalation.offset <= 0 ? 'before' : 'after'}
              choices={['before', 'after'].map((value) => ({ value, label: t(`serviceLevels.escalation.${value}`) }))}
              onChange={(side) =>
                change(index, { offset: Math.abs(escalation.offset || 1) * (side === 'before' ? -1 : 1) })
              }
            />
            <IconButton
              icon={IconTrash}
              label={t('serviceLevels.escalation.remove')}
              onClick={() => onChange(escalations.filter((_, at) => at !== index))}
            />
          </div>
          <GroupEditor
            scope={{ kind: set.subject, relation: null }}
            condition={escalation.condition}
            onChange={(condition) => change(index, { condition })}
          />
          <EffectsEditor set={set} effects={escalation.effects} onChange={(effects) => change(index, { effects })} />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => onChange([...escalations, { name: '', offset: -60, condition: { all: [] }, effects: [] }])}
        >
          {t('serviceLevels.escalation.add')}
        </Button>
      </div>
    </section>
  )
}
