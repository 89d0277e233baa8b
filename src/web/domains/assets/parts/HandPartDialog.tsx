import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import {
  codedValues,
  type HandSection,
  handFields,
  handSections,
  type Shown,
} from '../../../../shared/assets/part-fields.ts'
import { partSections } from '../../../../shared/assets/parts.ts'
import { kindNamed } from '../../../../shared/kinds/every-kind.ts'
import { request } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { isNamed, type Json, useKeepRecord } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { DateField } from '../../../ui/field/DateField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { type Form, useForm } from '../../../ui/form/use-form.ts'
import { type Part, tabName } from './part.ts'

interface HandPartDialogProps {
  record: Json
  /** Sections the tab shows are those offered. */
  tab: string
  /** The part being changed; null for a new one. */
  part: Part | null
  onClose: () => void
}

type Values = Record<string, unknown> & { section: HandSection; title: string }

const sectionsOf = (tab: string) => handSections.filter((section) => partSections[section].tab === tabName(tab))

/** Can parts of this tab be entered by hand? */
export const takesHandParts = (tab: string): boolean => sectionsOf(tab).length > 0

/** A part entered by hand: which sort, its name, what is known of it. */
export function HandPartDialog({ record, tab, part, onClose }: HandPartDialogProps) {
  const { t } = useTranslation()
  const keep = useKeepRecord(assetKind)
  const sections = sectionsOf(tab)
  const form = useForm<Values>({
    initial: { ...startOf(part), section: (part?.section as HandSection) ?? sections[0]!, title: part?.title ?? '' },
    onSubmit: async ({ section, title, ...values }) => {
      const said = Object.keys(handFields(section)).flatMap((name) => {
        const value = values[`data.${name}`]
        if (value === undefined || value === null || value === '') return []
        return [[name, isNamed(value) ? value.id : value] as const]
      })
      const body = { title, data: Object.fromEntries(said) }
      const path = `/assets/${record.id}/${part === null ? 'add' : 'update'}-part`
      const answer = await request<Json>('POST', path, {
        body: part === null ? { ...body, section } : { ...body, part: part.id },
      })
      keep(answer.data)
      toast.done(t(part === null ? 'part.hand.added' : 'part.hand.saved', { name: title }))
      onClose()
    },
  })
  const { section } = form.values
  return (
    <Dialog
      title={part === null ? t('part.hand.title') : t('part.hand.edit', { name: part.title })}
      onClose={onClose}
      size="md"
    >
      <DialogForm form={form} submit={t('part.hand.submit')} onCancel={onClose}>
        {part === null && sections.length > 1 ? (
          <ChoiceField
            {...form.field('section')}
            onChange={(value) => form.set({ section: value as HandSection })}
            label={t('part.hand.section')}
            choices={sections.map((value) => ({ value, label: t(`part.section.${value}`) }))}
            required
          />
        ) : null}
        <TextField {...form.field('title')} label={t('part.title')} maxLength={255} required autoFocus />
        {Object.entries(handFields(section)).map(([name, shown]) => (
          <PartInput key={`${section} ${name}`} section={section} name={name} shown={shown} form={form} />
        ))}
      </DialogForm>
    </Dialog>
  )
}

const startOf = (part: Part | null): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part?.data ?? {}).map(([name, value]) => [`data.${name}`, value]))

const units: Partial<Record<Shown, string>> = {
  megabytes: 'MB',
  megahertz: 'MHz',
  megabits: 'Mbit/s',
  milliwatts: 'mWh',
}

interface PartInputProps {
  section: HandSection
  name: string
  shown: Shown
  form: Form<Values>
}

function PartInput({ section, name, shown, form }: PartInputProps) {
  const { t } = useTranslation()
  const field = form.field(`data.${name}`)
  const label = t(`part.field.${name}`)
  const words = codedValues[section]?.[name]
  const text = typeof field.value === 'string' ? field.value : ''
  if (words !== undefined)
    return (
      <ChoiceField
        {...field}
        label={label}
        value={text === '' ? null : text}
        choices={words.map((value) => ({ value, label: t(`part.value.${section}.${value}`) }))}
      />
    )
  if (shown === 'location' || shown === 'asset-state')
    return (
      <ReferenceField
        {...field}
        label={label}
        value={isNamed(field.value) ? field.value : null}
        search={(typed, signal) => searchRecords(t, kindNamed(shown)!, typed, signal)}
      />
    )
  if (shown === 'yes') return <CheckField {...field} label={label} value={field.value === true} />
  if (shown === 'day') return <DateField {...field} label={label} value={text === '' ? null : text} />
  if (shown === 'text') return <TextField {...field} label={label} value={text} maxLength={255} />
  const unit = units[shown]
  return (
    <NumberField
      {...field}
      label={label}
      value={typeof field.value === 'number' ? field.value : null}
      min={0}
      {...(unit === undefined ? {} : { unit: unit === 'MB' ? t('part.megabytes') : unit })}
    />
  )
}
