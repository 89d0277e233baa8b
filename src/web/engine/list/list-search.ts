import { type Condition, conditionSchema } from '../../../shared/conditions/condition.ts'

/** The state of a list as its address holds it: whoever gets the link sees the same list. */
export interface ListSearch {
  /** Tab that was chosen: key of a shipped view or id of a saved one. The other values say what it shows. */
  view?: string
  q?: string
  filter?: Condition
  sort?: string
  /** Columns by key, in order. */
  columns?: string
  /** Value of the field that divides the list (type of asset). */
  type?: string
  trash?: boolean
  /** Record in the side panel. */
  peek?: string
  /** How the same is shown, and what divides it: `board` by `status`. Kept from tab to tab. */
  look?: string
  by?: string
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

function condition(value: unknown): Condition | undefined {
  const parsed = conditionSchema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

const known = ['view', 'q', 'sort', 'columns', 'type', 'peek', 'look', 'by'] as const

/** Cleans the search part of a list's address: `search: listSearch` in the page of a room. */
export function listSearch(raw: Record<string, unknown>): Record<string, unknown> {
  const clean: Record<string, unknown> = {}
  for (const key of known) {
    const value = text(raw[key])
    if (value !== undefined) clean[key] = value
  }
  const filter = condition(raw.filter)
  if (filter !== undefined) clean.filter = filter
  if (raw.trash === true || raw.trash === 1 || raw.trash === '1' || raw.trash === 'true') clean.trash = true
  return clean
}
