import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../../shared/fields/index.ts'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Property } from '../../ui/property/Property.tsx'
import { PropertyList } from '../../ui/property/PropertyList.tsx'
import { FieldInput, FieldValue, isBlank } from '../fields/FieldParts.tsx'
import { useKindTexts } from '../kind-texts.ts'
import type { Json } from '../records.ts'
import { valueAt } from './patch.ts'
import css from './record.module.css'
import { useSave } from './use-save.ts'

export interface PropertySection {
  /** Key of the heading. */
  title?: string
  fields: readonly string[]
  /** Shown also when they are empty: what one is expected to fill. The others wait behind a button. */
  keepsEmpty?: boolean
}

interface RecordPropertiesProps {
  kind: Kind
  record: Json
  sections: readonly PropertySection[]
  /** The mark beside a value that says where it comes from. */
  why?: (field: string) => ReactNode
}

type Shown = readonly (readonly [string, Field])[]

/** The column of properties, each edited in place. What may not be written is only shown, and not when it is empty. */
export function RecordProperties({ kind, record, sections, why }: RecordPropertiesProps) {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  let hidden = 0
  const shownOf = (section: PropertySection): Shown =>
    section.fields.flatMap((name) => {
      const field = fieldOf(kind, name)
      if (field === undefined) return []
      if (!isBlank(valueAt(kind, record, name))) return [[name, field] as const]
      if (!mayWrite(record, field)) return []
      if (showsAll || section.keepsEmpty) return [[name, field] as const]
      hidden += 1
      return []
    })
  const parts = sections.map((section) => ({ section, shown: shownOf(section) }))
  return (
    <>
      {parts
        .filter(({ shown }) => shown.length > 0)
        .map(({ section, shown }) => (
          <PropertyList
            key={section.title ?? section.fields[0]}
            {...(section.title ? { title: t(section.title) } : {})}
          >
            {shown.map(([name, field]) => (
              <RecordProperty key={name} kind={kind} record={record} name={name} field={field} why={why?.(name)} />
            ))}
          </PropertyList>
        ))}
      {hidden > 0 ? (
        <div className={css.moreProperties}>
          <Button size="small" kind="quiet" icon={IconChevronDown} onClick={() => setShowsAll(true)}>
            {t('engine.record.showEmpty', { count: hidden })}
          </Button>
        </div>
      ) : null}
    </>
  )
}

const mayWrite = (record: Json, field: Field): boolean =>
  record.can?.update === true && field.system !== true && record.deletedAt === undefined

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
      onSave={canWrite ? (next, from) => save({ [name]: next }, { [name]: from }) : undefined}
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
                among={record}
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
