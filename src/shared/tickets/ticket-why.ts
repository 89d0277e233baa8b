/**
 * Why a field holds what it holds, when nobody typed it: `rule` is a key under `kind.ticket.why`, `params` fill its
 * sentence. Kept in the ticket's `why`, one per field at most.
 */
export interface Why {
  field: string
  rule:
    | 'matrix'
    | 'by-hand'
    | 'category'
    | 'item'
    | 'turn'
    | 'load'
    | 'nobody'
    | 'reason'
    | 'rule'
    | 'no-answer'
    | 'unanswered'
    | 'template'
    | 'recurrence'
    | 'merged'
    | 'freeze-passed'
    | 'major'
    | 'freeze-warned'
    | 'standard-change'
    | 'standard-lost'
    | 'emergency-change'
  params: Record<string, string | number>
}

/** The list with the reason of this field replaced, or taken away (null). */
export function explain(
  why: readonly unknown[],
  field: string,
  reason: Omit<Why, 'field'> | null,
): Record<string, unknown>[] {
  const others = (why as Record<string, unknown>[]).filter((item) => item.field !== field)
  return reason === null ? others : [...others, { field, ...reason }]
}

export const reasonOf = (why: readonly unknown[], field: string): Why | undefined =>
  (why as Why[]).find((item) => item.field === field)
