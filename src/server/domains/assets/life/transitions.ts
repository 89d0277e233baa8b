import { sql } from 'kysely'
import { lifeDates, setterOf } from '../../../../shared/assets/life.kinds.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import type { Row, Write } from '../../../engine/changes/write.ts'
import { readSetting } from '../../../engine/settings.ts'

interface Transition {
  id: string
  name: string
  [field: string]: unknown
}

/**
 * A change of state on its way in: refused when people are held to the listed ways and this is none, else dated. What
 * the way sets besides is told with the event `asset.state-changed`, for whoever keeps those dates.
 */
export async function changeState(
  write: Write,
  row: Row | null,
  { stateId, type }: { stateId: unknown; type: unknown },
): Promise<{ stateSince: Date | null }> {
  const way = stateId === null ? null : await wayTo(write, row?.stateId ?? null, stateId, type)
  if (way === null && write.actor.type === 'person' && (await isHeld(write))) await refuse(write, row?.stateId, stateId)
  if (row !== null)
    write.book.tell('asset.state-changed', 'asset', row.id, {
      from: row.stateId ?? null,
      to: stateId,
      transition: way === null ? null : { id: way.id, name: way.name },
      dates: way === null ? [] : lifeDates.filter((date) => way[setterOf(date)] === true),
      at: write.now.toISOString(),
    })
  return { stateSince: stateId === null ? null : write.now }
}

/** The listed way between two states: of the type before of any, from this state before from any. */
async function wayTo({ db }: Write, from: unknown, to: unknown, type: unknown): Promise<Transition | null> {
  const found = await sql<Transition>`
    select * from state_transition t where t.deleted_at is null and t.to_state_id = ${to}::bigint
      and (t.from_state_id is null or t.from_state_id = ${from}::bigint) and (t.asset_type is null or t.asset_type = ${type}::text)
    order by t.asset_type is null, t.from_state_id is null, t.position, t.id limit 1`.execute(db)
  return found.rows[0] ?? null
}

/** People are held to the listed ways. The house itself (agents, imports of old data) writes what is so. */
const isHeld = ({ db, house }: Write): Promise<boolean> => readSetting(db, house, 'assets.onlyListedTransitions')

async function refuse({ db }: Write, from: unknown, to: unknown): Promise<never> {
  const names = await sql<{ id: string; name: string }>`
    select id, name from asset_state where id = any(array[${from ?? null}, ${to ?? null}]::bigint[])`.execute(db)
  const nameOf = (id: unknown) => names.rows.find((row) => row.id === String(id))?.name ?? '–'
  throw new CigaleError('invalid', {}, [
    { field: 'state', code: 'no_transition', params: { from: nameOf(from), to: nameOf(to) } },
  ])
}
