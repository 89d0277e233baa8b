import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { serverRoomKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { orientations } from '../../../../shared/infrastructure/places.ts'
import { asReference } from '../../../engine/actions/as-reference.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

const tile = z.int().min(1).max(50)

interface Position {
  roomId: string
  roomName: string
  gridColumn: number
  gridRow: number
}

const tileText = (at: Position) => `${at.roomName} · ${at.gridColumn} × ${at.gridRow}`

/** Puts a rack on a tile of a room, or moves it there. */
export const placeRack = defineAction({
  name: 'asset.place-rack',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({
    id: z.string(),
    room: idInput,
    column: tile,
    row: tile,
    orientation: z.enum(orientations).default('south'),
  }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    if (row.type !== 'rack') throw invalidField('id', 'not_for_type')
    const room = await asReference('room', context.load(serverRoomKind, input.room))
    if (input.column > room.gridColumns) throw invalidField('column', 'too_big', { max: room.gridColumns })
    if (input.row > room.gridRows) throw invalidField('row', 'too_big', { max: room.gridRows })
    const before = await positionOf(context.db, row.id)
    await sql`
      insert into rack_position (rack_id, room_id, grid_column, grid_row, orientation)
      values (${row.id}, ${room.id}, ${input.column}, ${input.row}, ${input.orientation})
      on conflict (rack_id) do update set room_id = excluded.room_id, grid_column = excluded.grid_column,
        grid_row = excluded.grid_row, orientation = excluded.orientation`
      .execute(context.db)
      .catch((error: unknown) => {
        throw (error as { code?: string }).code === '23505' ? invalidField('column', 'tile_taken') : error
      })
    const after = { roomId: room.id, roomName: room.name, gridColumn: input.column, gridRow: input.row }
    context.note(assetKind, row.id, [
      {
        field: 'mount:tile',
        old: before === null ? null : tileText(before),
        new: `${tileText(after)} · ${input.orientation}`,
      },
    ])
    await context.touch(assetKind, row)
    return row
  },
})

export const takeRackAway = defineAction({
  name: 'asset.take-from-room',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string() }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row }) => {
    const before = await positionOf(context.db, row.id)
    if (before === null) throw invalidField('id', 'not_placed')
    await sql`delete from rack_position where rack_id = ${row.id}`.execute(context.db)
    context.note(assetKind, row.id, [{ field: 'mount:tile', old: tileText(before), new: null }])
    await context.touch(assetKind, row)
    return row
  },
})

async function positionOf(
  db: Parameters<ReturnType<typeof sql>['execute']>[0],
  rackId: string,
): Promise<Position | null> {
  const found = await sql<Position>`
    select p.room_id, r.name as room_name, p.grid_column, p.grid_row from rack_position p join server_room r on r.id = p.room_id
    where p.rack_id = ${rackId}`.execute(db)
  return found.rows[0] ?? null
}
