import { z } from 'zod'
import { allOf, type Condition, conditionSchema } from '../../../shared/conditions/condition.ts'
import { invalid, invalidField } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { fieldErrors } from '../actions/field-errors.ts'
import { refuseUnstorable } from '../actions/storable.ts'
import { exportFormats } from './export.ts'
import type { ListRequest, Reader } from './list.ts'
import { readQuery } from './read-query.ts'

/** Query string of every collection. */
export const listQuery = z.object({
  q: z.string().max(2000).optional(),
  filter: z.string().max(20_000).optional(),
  sort: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: z.string().max(2000).optional(),
  fields: z.string().max(2000).optional(),
  count: z.enum(['exact', 'none']).optional(),
  trash: z.enum(['0', '1', 'true', 'false']).optional(),
})

/** Query string of `/export`. */
export const exportQuery = listQuery.extend({
  format: z.enum(exportFormats).default('csv'),
  /** The filter in words, for the head of a printed list. */
  words: z.string().max(500).optional(),
})

export function listRequest(reader: Reader, kind: Kind, query: z.infer<typeof listQuery>): ListRequest {
  const typed = query.q === undefined ? null : readQuery(reader, kind, query.q)
  const filter = query.filter === undefined ? null : readFilter(query.filter)
  return {
    condition: allOf(typed, filter),
    trash: query.trash === '1' || query.trash === 'true',
    ...(query.sort === undefined ? {} : { sort: query.sort }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.after === undefined ? {} : { after: query.after }),
    ...(query.fields === undefined ? {} : { fields: query.fields }),
    ...(query.count === undefined ? {} : { count: query.count }),
  }
}

function readFilter(text: string): Condition {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalidField('filter', 'json')
  }
  refuseUnstorable({ filter: value })
  const parsed = conditionSchema.safeParse(value)
  if (!parsed.success)
    throw invalid(fieldErrors(parsed.error).map((error) => ({ ...error, field: `filter.${error.field}` })))
  return parsed.data
}
