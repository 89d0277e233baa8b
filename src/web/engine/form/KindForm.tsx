import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { FormPage, FormRow, FormSection } from '../../ui/form/FormPage.tsx'
import { type Form, useForm } from '../../ui/form/use-form.ts'
import { FieldInput } from '../fields/FieldParts.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { isSameValue } from '../record/patch.ts'
import type { Json } from '../records.ts'
import {
  customNames,
  type FormPart,
  type FormValues,
  missing,
  namesOf,
  plainParts,
  shownParts,
  startValues,
  withTranslations,
} from './form-fields.ts'
import { useSubmitRecord } from './use-submit-record.ts'

interface KindFormProps {
  kind: Kind
  /** The record being changed; null for a new one. */
  record?: Json | null
  /** Values a new record starts with. */
  initial?: FormValues
  /** Values of a new record that the page decides and nobody types: the record it hangs on. */
  fixed?: FormValues
  /** Sections of the room; without them every writable field stands in one. */
  parts?: readonly FormPart[]
  /** Name under which an unsent new record is kept on this device. */
  draft?: string
  /** The verb of the button, already translated. */
  submit?: string
  onDone: (record: Json) => void
  onCancel?: () => void
}

/** Template "Form": creates or changes a record of any kind, from its definition. */
export function KindForm(props: KindFormProps) {
  const { kind, record = null, initial = {}, fixed = {}, draft, submit, onDone, onCancel } = props
  const parts = withTranslations(kind, props.parts ?? plainParts(kind))
  const { t } = useTranslation()
  const send = useSubmitRecord(kind, record)
  const everyCustom = Object.values(kind.custom?.types ?? {}).flatMap((fields) =>
    Object.keys(fields).map((name) => `${kind.custom!.field}.${name}`),
  )
  const all = [...new Set([...namesOf(parts), ...everyCustom])]
  // As the person saw it: the record may move on under the form.
  const [start] = useState(() => startValues(kind, all, record, initial))
  const form = useForm<FormValues>({
    initial: start,
    ...(draft ? { draft } : {}),
    onSubmit: async (values) => {
      const shown = [...namesOf(shownParts(parts, values)), ...customNames(kind, values)]
      const absent = missing(kind, shown, values)
      if (absent.length > 0) throw refused(absent, t('engine.form.missing'))
      const sent = shown.filter((name) =>
        record === null ? !isSameValue(values[name], null) : !isSameValue(values[name], start[name]),
      )
      const pick = (from: FormValues) => Object.fromEntries(sent.map((name) => [name, from[name]]))
      const saved = await send({ ...pick(values), ...(record === null ? fixed : {}) }, pick(start))
      if (saved !== false) onDone(saved)
    },
  })
  return (
    <FormPage
      form={form}
      submit={submit ?? (record === null ? t('engine.form.create') : t('ui.form.save'))}
      keepsDraft={draft !== undefined}
      {...(onCancel ? { onCancel } : {})}
    >
      {shownParts(parts, form.values).map((part) => (
        <Section key={part.title ?? namesOf([part]).join()} kind={kind} part={part} form={form} />
      ))}
      <CustomSection kind={kind} form={form} />
    </FormPage>
  )
}

/** In the shape of a problem document, so that the form shows it like one. */
const refused = (fields: string[], detail: string) => ({
  title: detail,
  errors: fields.map((field) => ({ field, code: 'required', detail })),
})

function Section({ kind, part, form }: { kind: Kind; part: FormPart; form: Form<FormValues> }) {
  const { t } = useTranslation()
  return (
    <FormSection {...(part.title ? { title: t(part.title) } : {})} {...(part.help ? { help: t(part.help) } : {})}>
      {part.fields.map((entry) =>
        typeof entry === 'string' ? (
          <FormField key={entry} kind={kind} name={entry} form={form} />
        ) : (
          <FormRow key={entry.join()}>
            {entry.map((name) => (
              <FormField key={name} kind={kind} name={name} form={form} />
            ))}
          </FormRow>
        ),
      )}
    </FormSection>
  )
}

function FormField({ kind, name, form }: { kind: Kind; name: string; form: Form<FormValues> }) {
  const texts = useKindTexts(kind)
  const field = fieldOf(kind, name)
  if (field === undefined || (field.type === 'json' && field.choices === undefined)) return null
  return (
    <FieldInput
      kind={kind}
      field={field}
      label={texts.field(name)}
      help={texts.help(name) || undefined}
      required={field.required === true && field.type !== 'boolean'}
      among={form.values}
      {...form.field(name)}
    />
  )
}

/** What only the chosen type has. */
function CustomSection({ kind, form }: { kind: Kind; form: Form<FormValues> }) {
  const texts = useKindTexts(kind)
  const names = customNames(kind, form.values)
  if (names.length === 0 || kind.custom === null) return null
  const type = String(form.values[kind.custom.by])
  return (
    <FormSection title={texts.choice(kind.custom.by, type)}>
      {names.map((name) => (
        <FormField key={name} kind={kind} name={name} form={form} />
      ))}
    </FormSection>
  )
}
