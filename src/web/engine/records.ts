import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Condition } from '../../shared/conditions/condition.ts'
import type { Kind } from '../../shared/kinds/define-kind.ts'
import { everySpoken, spokenField } from '../../shared/kinds/translated-fields.ts'
import { request } from './api.ts'
import { languageOf } from './language-of.ts'

/** A reference as records hold it. */
export interface Named {
  id: string
  name: string
}

/** A record as the API gives it: fields by name, references as {id, name}. */
export type Json = Record<string, unknown> & {
  id: string
  version?: number
  deletedAt?: string
  can?: Record<string, boolean>
}

export const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value

/** The name of a record for people, in the reader's language where the house knows it. */
export const titleOf = (kind: Kind, record: Json): string => {
  const title = record.shownName ?? record[kind.title] ?? record.name
  return typeof title === 'string' && title !== '' ? title : `#${record.id}`
}

/** Records whose name holds a text, in whatever language. */
export function namedLike(kind: Kind, text: string): Condition {
  const [first, ...others] = everySpoken(kind, kind.title).map(
    (field) => ({ field, op: 'contains', value: text }) as const,
  )
  return others.length === 0 ? first! : { any: [first!, ...others] }
}

/** A field of a record as the reader's language says it, where somebody has said it. */
export function spokenOf(kind: Kind, record: Json, name: string): string {
  if (kind.fields[name]?.isTranslated !== true) return String(record[name] ?? '')
  const field = spokenField(kind, name, languageOf())
  return String((field === null ? null : record[field]) ?? record[name] ?? '')
}

/** Where a record has its page; null = none of its own. */
export const pageOf = (kind: Kind, id: string): string | null => kind.page?.replace(':id', id) ?? null

/** One record: `[plural, id]` in the cache. */
export const recordQuery = (kind: Kind, id: string) =>
  queryOptions({
    queryKey: [kind.plural, id],
    queryFn: async ({ signal }) => (await request<Json>('GET', `/${kind.plural}/${id}`, { signal })).data,
    enabled: id !== '',
  })

/** A part of a record (`software`, `why`): refreshed with the record, for its key begins like the record's. */
export const partQuery = <T>(kind: Kind, id: string, part: string) =>
  queryOptions({
    queryKey: [kind.plural, id, part],
    queryFn: async ({ signal }) => (await request<T>('GET', `/${kind.plural}/${id}/${part}`, { signal })).data,
  })

export const useRecord = (kind: Kind, id: string) => useQuery(recordQuery(kind, id))

/** An answer that was overtaken on its way: somebody else's change was read before it arrived. */
const isOlder = (record: Json, known: Json | undefined): boolean =>
  known?.version !== undefined &&
  record.version !== undefined &&
  (record.version < known.version ||
    (record.version === known.version && String(record.updatedAt ?? '') < String(known.updatedAt ?? '')))

/** Puts a record as just answered into the cache and lets lists and parts read again. */
export function useKeepRecord(kind: Kind): (record: Json) => void {
  const client = useQueryClient()
  return (record) => {
    const known = client.getQueryData<Json>([kind.plural, record.id])
    if ((record.version !== undefined || Object.keys(record).length > 3) && !isOlder(record, known))
      client.setQueryData([kind.plural, record.id], record)
    void client.invalidateQueries({ queryKey: [kind.plural, 'list'] })
    void client.invalidateQueries({
      queryKey: [kind.plural, record.id],
      predicate: (query) => query.queryKey.length > 2,
    })
  }
}
