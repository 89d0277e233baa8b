import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { request } from '../api.ts'
import { webFieldOf } from '../fields/index.ts'
import { passing } from '../passing.tsx'
import { isProblem } from '../problem.ts'
import { type Json, useKeepRecord } from '../records.ts'
import { askConflict } from './ask-conflict.tsx'
import { collisions, patchOf } from './patch.ts'

/** Values by field name (`custom.diagonal` for custom ones), as forms and properties hold them. */
export type Values = Record<string, unknown>

const tag = (record: Json): string | undefined =>
  record.version === undefined ? undefined : `"${String(record.version)}"`

/** Values of a form → body of a PATCH or POST. */
export function bodyOf(kind: Kind, values: Values): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => {
    const field = fieldOf(kind, name)
    return [name, field === undefined ? value : webFieldOf(field.type).toApi(value)] as const
  })
  return patchOf(kind, Object.fromEntries(entries))
}

/**
 * Saves some fields of a record, guarded by its version. When somebody else changed the record meanwhile but not these
 * fields, the change goes through on top of theirs; when they changed the same fields, both values are shown and the
 * person decides. Resolves to false when theirs were kept.
 *
 * `expected`: the values as they were when the person began; the record in the cache may have moved on since.
 */
export function useSave(kind: Kind, id: string): (values: Values, expected?: Values) => Promise<Json | false> {
  const { t } = useTranslation()
  const client = useQueryClient()
  const keep = useKeepRecord(kind)
  return useCallback(
    async (values, expected) => {
      const path = `/${kind.plural}/${id}`
      const seen = client.getQueryData<Json>([kind.plural, id])
      const write = async (over: Json | undefined): Promise<Json> => {
        const ifMatch = over === undefined ? undefined : tag(over)
        const body = bodyOf(kind, values)
        const { data } = await passing(t, (passed) =>
          request<Json>('PATCH', path, { body: { ...body, ...passed }, ifMatch }),
        )
        keep(data)
        return data
      }
      const mayWriteOver = async (theirs: Json): Promise<boolean> => {
        const both = collisions(kind, values, expected ?? seen, theirs)
        return both.length === 0 || (await askConflict(t, kind, both, values, theirs))
      }
      if (seen !== undefined && !(await mayWriteOver(seen))) return false
      try {
        return await write(seen)
      } catch (error) {
        if (!isProblem(error, 'version')) throw error
        const theirs = (await request<Json>('GET', path)).data
        if (await mayWriteOver(theirs)) return write(theirs)
        keep(theirs)
        return false
      }
    },
    [kind, id, client, keep, t],
  )
}
