import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { type Field, fieldTypes } from '../../../shared/fields/index.ts'
import { type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import type { Column } from '../../ui/table/column.ts'
import { FieldValue } from '../fields/FieldParts.tsx'
import { webFieldOf } from '../fields/index.ts'
import { type KindTexts, useKindTexts } from '../kind-texts.ts'
import { type Json, pageOf, titleOf } from '../records.ts'
import css from './list.module.css'

/** What a room says of one column of its list; the rest follows from the field. */
export interface KindColumn {
  /** Key of the label, for columns that are no field of the kind. */
  label?: string
  cell?: (record: Json) => ReactNode
  /** Properties of the record that the cell reads, when they are not the column's own. */
  needs?: string[]
  width?: number
  grow?: boolean
  /** Numbers stand on the right unless their cell shows words. */
  align?: 'start' | 'end'
  hidden?: boolean
  /** Key of the order; null = cannot be sorted. */
  sort?: string | null
  /** Key of the column it stands behind at first; for those that are no field of the kind. */
  after?: string
}

export type KindColumns = Record<string, KindColumn>

export interface ListColumn extends Column<Json> {
  /** What to ask the server for when the column is shown. */
  needs: string[]
}

const unsorted = new Set(['json', 'richText', 'longText'])

/** Fields that may stand in a list: the kind's own, the stamps, those of the chosen type. */
export function listFields(kind: Kind, type: string | undefined): [string, Field][] {
  const own = Object.entries(readableFields(kind)).filter(([, field]) => field.hidden !== true && field.type !== 'json')
  const custom = Object.entries((type !== undefined && kind.custom?.types[type]) || {})
  return [...own, ...custom]
}

const cellValue = (kind: Kind, name: string, record: Json): unknown =>
  name in readableFields(kind) || kind.custom === null
    ? record[name]
    : (record[kind.custom.field] as Record<string, unknown> | null)?.[name]

/** The name of a record in a list: a link to its page, so that it can be opened elsewhere. */
export function RecordName({ kind, record }: { kind: Kind; record: Json }) {
  const page = pageOf(kind, record.id)
  const name = titleOf(kind, record)
  if (page === null) return <span className={css.name}>{name}</span>
  return (
    <Link to={page} className={css.name}>
      {name}
    </Link>
  )
}

function columnOf(kind: Kind, texts: KindTexts, name: string, field: Field, own: KindColumn | undefined): ListColumn {
  const isTitle = name === kind.title
  const isCustom = !(name in readableFields(kind))
  const web = webFieldOf(field.type)
  const canSort = !unsorted.has(field.type) && (fieldTypes[field.type]?.operators.length ?? 0) > 0
  return {
    key: name,
    label: texts.field(name),
    cell: own?.cell ?? plainCell(kind, name, field, isTitle),
    needs: own?.needs ?? [isCustom ? (kind.custom?.field ?? name) : name],
    width: own?.width ?? (isTitle ? 240 : web.width),
    grow: own?.grow ?? isTitle,
    align: own?.align ?? web.align ?? 'start',
    fixed: isTitle,
    hidden: own?.hidden ?? !(kind.list.includes(name) || isTitle),
    ...(canSort && own?.sort !== null ? { sort: own?.sort ?? name } : {}),
  }
}

const plainCell = (kind: Kind, name: string, field: Field, isTitle: boolean) => (record: Json) =>
  isTitle ? (
    <RecordName kind={kind} record={record} />
  ) : (
    <FieldValue kind={kind} name={name} field={field} value={cellValue(kind, name, record)} />
  )

/** All columns a list of this kind may show, those of its definition first and in its order. */
export function useKindColumns(
  kind: Kind,
  type: string | undefined,
  own: KindColumns,
  t: (key: string) => string,
): ListColumn[] {
  const texts = useKindTexts(kind)
  return useMemo(() => {
    const place = (name: string): number => {
      const after = own[name]?.after
      if (after !== undefined) return place(after) + 0.1
      const index = kind.list.indexOf(name)
      return index < 0 ? kind.list.length : index
    }
    const fields = listFields(kind, type).map(([name, field]) => columnOf(kind, texts, name, field, own[name]))
    const known = new Set(fields.map((column) => column.key))
    const extras = Object.entries(own)
      .filter(([key]) => !known.has(key))
      .map(([key, column]) => extraColumn(key, column, t))
    return [...fields, ...extras].toSorted((a, b) => place(a.key) - place(b.key))
  }, [kind, type, own, texts, t])
}

const extraColumn = (key: string, column: KindColumn, t: (key: string) => string): ListColumn => ({
  key,
  label: column.label === undefined ? key : t(column.label),
  cell: column.cell ?? (() => null),
  needs: column.needs ?? [key],
  width: column.width ?? 160,
  align: column.align ?? 'start',
  grow: column.grow === true,
  hidden: column.hidden === true,
  ...(column.sort ? { sort: column.sort } : {}),
})
