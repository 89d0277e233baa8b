import type { TFunction } from 'i18next'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import { type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import type { Option } from '../../ui/field/ReferenceField.tsx'
import { api } from '../api.ts'
import { type Json, type Named, namedLike, titleOf } from '../records.ts'
import { valueText } from './value-text.ts'

const most = 20
/** Lists of choices have no condition: they are read here. Dictionaries that have one are short. */
const mostNarrowed = 200

/** Only records whose `list` is empty or holds the value: states that are for this type of thing. */
export interface Narrowing {
  list: string
  value: string
}

/** What tells namesakes apart: the first two columns of the kind's list after its name. */
const hintFields = (kind: Kind): string[] =>
  kind.list
    .filter(
      (name) => name !== kind.title && !['instant', 'boolean', 'json'].includes(readableFields(kind)[name]?.type ?? ''),
    )
    .slice(0, 2)

/** “2996” and “#2996”: the record of that number, where people know records of the kind by one. */
function numbered(kind: Kind, typed: string): Condition[] {
  const number = /^#?(\d{1,9})$/.exec(typed)?.[1]
  if (number === undefined) return []
  const keys = kind.keys.filter((name) => kind.fields[name]?.type === 'integer')
  return keys.map((field) => ({ field, op: 'is', value: Number(number) }))
}

/** Records whose name or text holds what was typed, as options of a reference; `only` narrows them further. */
export async function searchRecords(
  t: TFunction,
  kind: Kind,
  text: string,
  signal?: AbortSignal,
  only?: Condition | null,
  narrowing?: Narrowing | null,
): Promise<Option[]> {
  const typed = text.trim()
  const either = [...(kind.hasText ? [{ text: typed }] : []), namedLike(kind, typed), ...numbered(kind, typed)]
  const words: Condition | null = typed === '' ? null : { any: either }
  const condition = words === null && only == null ? null : allOf(words, only)
  const hints = hintFields(kind)
  const { items } = await api.get<{ items: Json[] }>(`/${kind.plural}`, {
    query: {
      filter: condition === null ? undefined : JSON.stringify(condition),
      limit: narrowing == null ? most : mostNarrowed,
      count: 'none',
      fields: [kind.title, ...hints, ...(narrowing == null ? [] : [narrowing.list])].join(','),
    },
    signal,
  })
  return items
    .filter((item) => isOffered(item, narrowing))
    .slice(0, most)
    .map((item) => ({
      id: item.id,
      name: titleOf(kind, item),
      hint: hints
        .map((name) => valueText(t, kind, name, item[name]))
        .filter(Boolean)
        .join(' · '),
    }))
}

function isOffered(item: Json, narrowing: Narrowing | null | undefined): boolean {
  const list = narrowing == null ? null : item[narrowing.list]
  return !Array.isArray(list) || list.length === 0 || list.includes(narrowing?.value)
}

/** The name of a record by its id, for conditions that hold ids. */
export async function nameOf(kind: Kind, id: string): Promise<Named> {
  const record = await api.get<Json>(`/${kind.plural}/${id}`)
  return { id, name: titleOf(kind, record) }
}
