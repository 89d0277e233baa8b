import { forbidden } from '../../../shared/errors.ts'
import { integer } from '../../../shared/fields/index.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { type BoardLimits, limitedColumns } from '../../../shared/tickets/board-limits.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute, SettingDefinition } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { readSetting } from '../../engine/settings.ts'

const keyOf = (column: string) => `ticket.board-limit-${column}`

/** 0 = no limit. A limit is shown when it is passed; it refuses nothing. */
export const boardSettings: readonly SettingDefinition[] = limitedColumns.map((column) => ({
  key: keyOf(column),
  field: integer({ required: true, min: 0, max: 1000 }),
  default: 0,
}))

async function readLimits({ db, house }: Reader): Promise<BoardLimits> {
  const limits = await Promise.all(limitedColumns.map((column) => readSetting<number>(db, house, keyOf(column))))
  return Object.fromEntries(limitedColumns.flatMap((column, at) => (limits[at] === 0 ? [] : [[column, limits[at]]])))
}

export const boardRoute: MountedRoute = {
  route: defineRoute({
    method: 'GET',
    path: '/board-limits',
    summary: 'ticket.boardLimits',
    tag: 'tickets',
  }) as MountedRoute['route'],
  read: async (_input, { reader }) => {
    if (!isAllowed(reader.actor, 'ticket.read')) throw forbidden('ticket.read')
    return readLimits(reader)
  },
}
