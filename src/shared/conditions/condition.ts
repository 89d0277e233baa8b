import { z } from 'zod'
import type { Operator } from '../fields/index.ts'

/**
 * The one condition language. Serves filters, saved views, rules, and the query language.
 * `field` is a field of the kind, or a path through references (`location.code`).
 * Values of instants may be relative: `now-30d`, `today`, see relative-time.ts. `@me` stands for the reader.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** Words in the record's full text. */
  | { text: string }
  | { field: string; op: Operator; value?: ConditionValue }
  /** At least one related record (software, part, ticket…) that meets `where`. */
  | { has: string; where?: Condition }

export type ConditionValue = string | number | boolean | null | (string | number)[]

const value = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(1000), z.number()])).max(1000),
])
const operator = z.enum([
  'is',
  'isNot',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'in',
  'empty',
  'notEmpty',
  'under',
  'named',
])

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(100) }),
    z.strictObject({ any: z.array(conditionSchema).max(100) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ text: z.string().max(1000) }),
    z.strictObject({ field: z.string().max(100), op: operator, value: value.optional() }),
    z.strictObject({ has: z.string().max(100), where: conditionSchema.optional() }),
  ]),
)

export const everything: Condition = { all: [] }
export const nothing: Condition = { any: [] }

/** Joins conditions, leaving out those that say nothing. */
export function allOf(...parts: (Condition | null | undefined)[]): Condition {
  const useful = parts.filter((part): part is Condition => part != null && !('all' in part && part.all.length === 0))
  return useful.length === 1 ? useful[0]! : { all: useful }
}
