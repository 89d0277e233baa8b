import type { Board, BoardColumn } from '../../../../shared/figures/board.ts'
import { phaseOf, statusesOf, type TicketType, ticketStatuses } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { Json, Named } from '../../../engine/records.ts'
import type { Division } from './use-board.ts'

/** Columns that are there although nothing stands in them: one moves a card into an empty one too. */
export interface Known {
  me: Named
  groups: readonly Named[]
  subStatuses: readonly Named[]
}

const empty = (key: string | null, name: string | null = null): BoardColumn<Json> => ({
  key,
  name,
  count: 0,
  items: [],
  next: null,
})

/** Columns in the order of the case's life, of urgency, or nobody first and then by fullness. */
export function boardColumns(board: Board<Json>, by: Division, known: Known): BoardColumn<Json>[] {
  const found = new Map(board.columns.map((column) => [column.key, column]))
  if (by === 'status') return statusKeys(board).map((key) => found.get(key) ?? empty(key))
  if (by === 'priority') return ['6', '5', '4', '3', '2', '1'].map((key) => found.get(key) ?? empty(key))
  const more = { 'assignee.user': [known.me], 'assignee.group': known.groups, subStatus: known.subStatuses }[by]
  return [
    found.get(null) ?? empty(null),
    ...board.columns.filter(({ key }) => key !== null),
    ...more.filter(({ id }) => !found.has(id)).map(({ id, name }) => empty(id, name)),
  ]
}

function statusKeys({ columns }: Board<Json>): string[] {
  const types = new Set(columns.flatMap(({ items }) => items.map((item) => item.type as TicketType)))
  const counted = new Set(columns.map(({ key }) => key))
  // Where everything stands together, the long lives of problems and changes show only where one of them stands.
  const isCommon = types.size === 0 || types.has('incident') || types.has('request')
  const usual = isCommon ? statusesOf.incident : [...types].flatMap((type) => statusesOf[type])
  const endsSomething = columns.some(({ key }) => key !== null && phaseOf(key) !== 'open')
  return ticketStatuses.filter(
    (status) => counted.has(status) || (usual.includes(status) && (endsSomething || phaseOf(status) !== 'closed')),
  )
}
