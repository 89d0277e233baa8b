/** Columns of the board of which a site may say how many cases stand there at most. */
export const limitedStatuses = ['new', 'assigned', 'planned', 'pending'] as const
export const limitedColumns = [...limitedStatuses, 'person', 'group'] as const
export type LimitedColumn = (typeof limitedColumns)[number]

/** Columns without a limit are left out. */
export type BoardLimits = Partial<Record<LimitedColumn, number>>

/** The limit of a column; null = none. Who has nobody is no column of a person. */
export function limitOf(limits: BoardLimits, by: string, key: string | null): number | null {
  if (key === null) return null
  const column = by === 'status' ? key : by === 'assignee.user' ? 'person' : by === 'assignee.group' ? 'group' : null
  return (column === null ? undefined : limits[column as LimitedColumn]) ?? null
}
