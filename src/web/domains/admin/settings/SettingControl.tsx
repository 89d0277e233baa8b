import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../../shared/kinds/every-kind.ts'
import { currencySign } from '../../../engine/currency.ts'
import { nameOf, searchRecords } from '../../../engine/fields/search-records.ts'
import { useSession } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ChoiceField, ManyChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { DecimalField } from '../../../ui/field/DecimalField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { SwitchField } from '../../../ui/field/SwitchField.tsx'
import { PasswordField, TextAreaField, TextField } from '../../../ui/field/TextField.tsx'
import css from './settings.module.css'
import { choiceOf, choicesOf, isLines, readDraft, type SettingShape, writeDraft } from './settings.ts'

interface ControlProps {
  shape: SettingShape
  label: string
  value: unknown
  error: string | undefined
  isBusy: boolean
  onSave: (value: unknown) => Promise<boolean>
}

/** The control of a setting, by its type. A choice is saved at once, what is typed by a button. */
export function SettingControl(props: ControlProps) {
  const { t } = useTranslation()
  const { shape, label, value, error, onSave } = props
  if (shape.type === 'boolean')
    return (
      <SwitchField label={label} bare value={value === true} error={error} onChange={(next) => void onSave(next)} />
    )
  if (shape.choices !== undefined)
    return (
      <ChoiceField
        label={label}
        bare
        required={shape.isRequired}
        value={typeof value === 'string' ? value : null}
        choices={shape.choices.map((choice) => ({ value: choice, label: choiceOf(t, shape.key, choice) }))}
        error={error}
        onChange={(next) => void onSave(next)}
      />
    )
  const several = choicesOf(shape)
  if (several !== undefined)
    return (
      <ManyChoiceField
        label={label}
        bare
        value={Array.isArray(value) ? value.map(String) : []}
        choices={several.map((choice) => ({ value: choice, label: choiceOf(t, shape.key, choice) }))}
        error={error}
        onChange={(next) => void onSave(next)}
      />
    )
  if (shape.type === 'reference') return <ReferenceControl {...props} />
  if (shape.type === 'decimal' || shape.type === 'money') return <DecimalControl {...props} />
  if (shape.type === 'integer') return <NumberControl {...props} />
  return <TextControl {...props} />
}

function ReferenceControl({ shape, label, value, error, onSave }: ControlProps) {
  const { t } = useTranslation()
  const kind = kindNamed(shape.kind ?? '')
  const id = typeof value === 'string' ? value : null
  const { data } = useQuery({
    queryKey: ['name', shape.kind, id],
    queryFn: () => nameOf(kind!, id!),
    enabled: kind !== undefined && id !== null,
  })
  if (kind === undefined) return null
  return (
    <ReferenceField
      label={label}
      bare
      required={shape.isRequired}
      value={data ?? null}
      search={(text, signal) => searchRecords(t, kind, text, signal)}
      error={error}
      onChange={(next) => void onSave(next?.id ?? null)}
    />
  )
}

function NumberControl({ shape, label, value, error, isBusy, onSave }: ControlProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<number | null>(typeof value === 'number' ? value : null)
  const isMissing = draft === null && shape.isRequired
  const { min, max } = shape
  const range = min !== undefined && max !== undefined ? t('admin.settings.range', { min, max }) : undefined
  return (
    <DraftForm isDirty={draft !== value} isBusy={isBusy} onSubmit={() => (isMissing ? undefined : void onSave(draft))}>
      <NumberField
        label={label}
        bare
        value={draft}
        onChange={setDraft}
        error={error ?? (isMissing ? t('engine.form.missing') : undefined)}
      />
      {range && draft !== value ? <span className={css.note}>{range}</span> : null}
    </DraftForm>
  )
}

function DecimalControl({ shape, label, value, error, isBusy, onSave }: ControlProps) {
  const { t } = useTranslation()
  const { currency } = useSession()
  const [draft, setDraft] = useState<string | null>(typeof value === 'string' ? value : null)
  const isMissing = draft === null && shape.isRequired
  return (
    <DraftForm isDirty={draft !== value} isBusy={isBusy} onSubmit={() => (isMissing ? undefined : void onSave(draft))}>
      <DecimalField
        label={label}
        bare
        scale={shape.type === 'money' ? 2 : 3}
        {...(shape.type === 'money' ? { unit: currencySign(currency) } : {})}
        value={draft}
        onChange={setDraft}
        error={error ?? (isMissing ? t('engine.form.missing') : undefined)}
      />
    </DraftForm>
  )
}

function TextControl({ shape, label, value, error, isBusy, onSave }: ControlProps) {
  const { t } = useTranslation()
  const before = writeDraft(shape, value)
  const [draft, setDraft] = useState(before)
  const read = readDraft(shape, draft)
  const isWrong = read === undefined && draft !== before
  const shown = error ?? (isWrong ? t('admin.settings.unreadable') : undefined)
  const field = { label, bare: true, value: draft, onChange: setDraft, error: shown }
  return (
    <DraftForm
      isDirty={draft !== before}
      isBusy={isBusy}
      onSubmit={() => (read === undefined ? undefined : void onSave(read))}
    >
      {shape.isSecret ? (
        <PasswordField {...field} autoComplete="new-password" showLabel={t('app.signIn.show')} />
      ) : shape.type === 'json' || shape.type === 'longText' ? (
        <TextAreaField {...field} placeholder={isLines(shape) ? t('admin.settings.onePerLine') : ''} />
      ) : (
        <TextField {...field} {...(shape.max === undefined ? {} : { maxLength: shape.max })} />
      )}
    </DraftForm>
  )
}

interface DraftFormProps {
  isDirty: boolean
  isBusy: boolean
  onSubmit: () => void
  children: React.ReactNode
}

function DraftForm({ isDirty, isBusy, onSubmit, children }: DraftFormProps) {
  const { t } = useTranslation()
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={css.draft} onSubmit={send} noValidate>
      <div className={css.field}>{children}</div>
      {isDirty ? (
        <Button type="submit" kind="primary" busy={isBusy}>
          {t('ui.form.save')}
        </Button>
      ) : null}
    </form>
  )
}
