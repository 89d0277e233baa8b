import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import type { EffectName, RuleEffect } from '../../../shared/rules/rule.ts'
import { type RuleSet, type RuleTarget, sourcesFor } from '../../../shared/rules/rule-set.ts'
import { FilterValue } from '../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import css from './rules.module.css'
import { targetText } from './target-texts.ts'

interface EffectsEditorProps {
  set: RuleSet
  effects: readonly RuleEffect[]
  onChange: (effects: RuleEffect[]) => void
}

/** What the rule does, line by line: which field, how, with what. */
export function EffectsEditor({ set, effects, onChange }: EffectsEditorProps) {
  const { t } = useTranslation()
  const first = Object.entries(set.targets)[0]!
  const change = (index: number, by: RuleEffect) => onChange(effects.map((effect, at) => (at === index ? by : effect)))
  return (
    <div className={css.effects}>
      {effects.length === 0 ? <p className={css.note}>{t('rules.edit.noEffect')}</p> : null}
      {effects.map((effect, index) => (
        <div key={index} className={css.effect}>
          <EffectLine set={set} effect={effect} onChange={(next) => change(index, next)} />
          <IconButton
            size="small"
            icon={IconX}
            label={t('rules.edit.removeEffect')}
            onClick={() => onChange(effects.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => onChange([...effects, { effect: first[1].effects[0]!, field: first[0] }])}
        >
          {t('rules.edit.addEffect')}
        </Button>
      </div>
    </div>
  )
}

const refuse = ' refuse'

interface EffectLineProps {
  set: RuleSet
  effect: RuleEffect
  onChange: (effect: RuleEffect) => void
}

function EffectLine({ set, effect, onChange }: EffectLineProps) {
  const { t } = useTranslation()
  const target = set.targets[effect.field ?? '']
  const choices = [
    ...Object.keys(set.targets)
      .map((name) => ({ value: name, label: targetText(t, set, name) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
    ...(set.refuses ? [{ value: refuse, label: t('rules.edit.refusal') }] : []),
  ]
  const choose = (name: string | null) => {
    if (name === refuse) return onChange({ effect: 'refuse', value: '' })
    const next = set.targets[name ?? '']
    if (next !== undefined) onChange({ effect: next.effects[0]!, field: name! })
  }
  return (
    <>
      <ChoiceField
        bare
        required
        label={t('rules.edit.field')}
        value={effect.effect === 'refuse' ? refuse : (effect.field ?? null)}
        choices={choices}
        onChange={choose}
      />
      {target === undefined ? (
        <TextField
          bare
          label={t('rules.edit.reason')}
          placeholder={t('rules.edit.reason')}
          value={String(effect.value ?? '')}
          onChange={(value) => onChange({ effect: 'refuse', value })}
        />
      ) : (
        <>
          <ChoiceField
            bare
            required
            label={t('rules.edit.how')}
            value={effect.effect}
            choices={target.effects.map((name) => ({ value: name, label: t(`rules.effect.${name}`) }))}
            onChange={(next) => onChange({ effect: (next ?? effect.effect) as EffectName, field: effect.field })}
          />
          <EffectValue set={set} target={target} effect={effect} onChange={onChange} />
        </>
      )}
    </>
  )
}

function EffectValue({ set, target, effect, onChange }: EffectLineProps & { target: RuleTarget }) {
  const { t } = useTranslation()
  const texts = useKindTexts(set.subject)
  const name = effect.field!
  const label = targetText(t, set, name)
  const give = (value: RuleEffect['value']) => onChange({ ...effect, value })
  if (effect.effect === 'copy' || effect.effect === 'copyIfEmpty')
    return (
      <ChoiceField
        bare
        required
        label={t('rules.edit.source')}
        value={typeof effect.value === 'string' ? effect.value : null}
        choices={sourcesFor(set, target, kindNamed)
          .filter((path) => path !== name)
          .map((path) => ({ value: path, label: texts.field(path) }))
          .toSorted((a, b) => a.label.localeCompare(b.label))}
        onChange={give}
      />
    )
  const { min, max, type } = target.field
  // Levels have names: a list says more than a number.
  if (type === 'integer' && min !== undefined && max !== undefined && max - min < 10)
    return (
      <ChoiceField
        bare
        required
        label={label}
        value={effect.value === undefined || effect.value === null ? null : String(effect.value)}
        choices={Array.from({ length: max - min + 1 }, (_, at) => String(min + at)).map((value) => ({
          value,
          label: texts.choice(name, value),
        }))}
        onChange={(next) => give(next === null ? null : Number(next))}
      />
    )
  return (
    <FilterValue
      kind={set.subject}
      name={name}
      field={target.field}
      label={label}
      op="is"
      value={effect.value ?? undefined}
      onChange={(value) => give(value as RuleEffect['value'])}
    />
  )
}
