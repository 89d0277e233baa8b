import { useQuery } from '@tanstack/react-query'
import { serverRoomKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import type { Orientation } from '../../../../shared/infrastructure/places.ts'
import { partQuery } from '../../../engine/records.ts'

export interface PlannedRack {
  column: number
  row: number
  orientation: Orientation
  /** Null: not for the reader to see. */
  rack: { id: string; name: string; isTrashed: boolean } | null
  color: string | null
  units: number
  used: number
  powerW: number
  maxPowerW: number | null
}

/** What `GET /server-rooms/{id}/plan` gives. */
export interface RoomPlan {
  columns: number
  rows: number
  items: PlannedRack[]
}

export const usePlan = (roomId: string) => useQuery(partQuery<RoomPlan>(serverRoomKind, roomId, 'plan'))

/** First tile, row by row, where nothing stands. */
export function freeTile({ columns, rows, items }: RoomPlan): { column: number; row: number } | null {
  const taken = new Set(items.map(({ column, row }) => `${column} ${row}`))
  for (let row = 1; row <= rows; row++)
    for (let column = 1; column <= columns; column++) if (!taken.has(`${column} ${row}`)) return { column, row }
  return null
}
