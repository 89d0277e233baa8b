import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { systemActor } from '../../../src/server/engine/access/actor.ts'
import { storeUpload } from '../../../src/server/engine/files/documents.ts'
import { SITES } from '../content/agency/sites.ts'
import { drawFloor } from './floor-drawing.ts'
import type { Writer } from './writer.ts'

/** Floors of the head office that have a plan, and how many machines of each are pinned; the others wait to be placed. */
const floors = [1, 2]
const pinned = 15

/** Plans of two floors of the head office, with pins in the offices where the machines are. */
export async function demoPlans(writer: Writer): Promise<void> {
  const building = SITES[0]!.buildings[0]!
  const code = `${SITES[0]!.code}-${building.code}`
  for (const floor of floors) {
    const plan = writer.id(`location:${code.toLowerCase()}-${floor}`)
    await drawn(writer, plan, `${code}-${floor}`, floor, Math.ceil(building.officesPerFloor / 2) + 1)
  }
}

async function drawn(writer: Writer, plan: string, code: string, floor: number, bays: number): Promise<void> {
  // Odd numbers look north, even ones south; the last bay of the north is the meeting room.
  const numberOf = (side: 'north' | 'south', bay: number) =>
    bay === bays - 1 ? '' : `${floor}${String(bay * 2 + (side === 'north' ? 1 : 2)).padStart(2, '0')}`
  const { png, middleOf } = drawFloor(bays, numberOf)
  const name = `plan-etage-${floor}.png`
  const stored = await storeUpload(writer.services, systemActor('Cigale', 'seed'), Readable.from([png]), name)
  await writer.run('location.set-plan', { id: plan, document: stored.id })
  const found = await sql<{ id: string; number: number }>`
    select distinct on (l.id) a.id, right(l.code, 2)::int as number from asset a join location l on l.id = a.location_id
    where l.code ~ ${`^${code}-${floor}[0-9]{2}$`} and a.deleted_at is null order by l.id, a.type = 'monitor', a.id`.execute(
    writer.db,
  )
  for (const { id, number } of found.rows.slice(0, pinned)) {
    const { x, y } = middleOf(number % 2 === 1 ? 'north' : 'south', Math.floor((number - 1) / 2))
    await writer.attempt('asset.place-on-plan', { id, plan, x, y: y + (number % 4 < 2 ? -0.05 : 0.05) })
  }
  const meeting = await sql<{ id: string }>`select id from location where code = ${`${code}-R1`}`.execute(writer.db)
  const at = middleOf('north', bays - 1)
  for (const { id } of meeting.rows) await writer.attempt('location.place-on-plan', { id, plan, ...at })
}
