import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../../shared/fields/index.ts'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { Property } from '../../ui/property/Property.tsx'
import { PropertyList } from '../../ui/property/PropertyList.tsx'
import { FieldInput, FieldValue, isBlank } from '../fields/FieldParts.tsx'
import { useKindTexts } from '../kind-texts.ts'
import type { Json } from '../records.ts'
import { valueAt } from './patch.ts'
import { useSave } from './use-save.ts'

export interface PropertySection {
  /** Key of the heading. */
  title?: string
  fields: readonly string[]
}

interface RecordPropertiesProps {
  kind: Kind
  record: Json
  sections: readonly PropertySection[]
  /** The mark beside a value that says where it comes from. */
  why?: (field: string) => ReactNode
}

/** The column of properties, each edited in place. What may not be written is only shown, and not when it is empty. */
export function RecordProperties({ kind, record, sections, why }: RecordPropertiesProps) {
  const { t } = useTranslation()
  return (
    <>
      {sections.map((section) => {
        const shown = section.fields.flatMap((name) => {
          const field = fieldOf(kind, name)
          return field === undefined || !isShown(kind, record, name, field) ? [] : [[name, field] as const]
        })
        if (shown.length === 0) return null
        return (
          <PropertyList
            key={section.title ?? section.fields[0]}
            {...(section.title ? { title: t(section.title) } : {})}
          >
            {shown.map(([name, field]) => (
              <RecordProperty key={name} kind={kind} record={record} name={name} field={field} why={why?.(name)} />
            ))}
          </PropertyList>
        )
      })}
    </>
  )
}

const mayWrite = (record: Json, field: Field): boolean =>
  record.can?.update === true && field.system !== true && record.deletedAt === undefined

const isShown = (kind: Kind, record: Json, name: string, field: Field): boolean =>
  mayWrite(record, field) || !isBlank(valueAt(kind, record, name))

interface RecordPropertyProps {
  kind: Kind
  record: Json
  name: string
  field: Field
  why: ReactNode
}

function RecordProperty({ kind, record, name, field, why }: RecordPropertyProps) {
  const texts = useKindTexts(kind)
  const save = useSave(kind, record.id)
  const value = valueAt(kind, record, name)
  const label = texts.field(name)
  const canWrite = mayWrite(record, field)
  return (
    <Property<unknown>
      label={label}
      value={value}
      why={why}
      onSave={canWrite ? (next) => save({ [name]: next }) : undefined}
      editor={
        canWrite
          ? (edit) => (
              <FieldInput
                bare
                autoFocus
                kind={kind}
                name={name}
                field={field}
                label={label}
                value={edit.value}
                required={field.required}
                error={edit.error}
                onChange={edit.set}
                onCommit={(next) => void edit.save(next)}
              />
            )
          : undefined
      }
    >
      {isBlank(value) ? null : <FieldValue kind={kind} name={name} field={field} value={value} />}
    </Property>
  )
}
