import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { lifeDates, setterOf } from '../../../../shared/assets/life.kinds.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import type { Row, Write } from '../../../engine/changes/write.ts'
import { readSetting } from '../../../engine/settings.ts'
import { prepared } from '../../../platform/db/prepared.ts'

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
  if (stateId !== null && write.actor.type === 'person') await requireOffered(write, stateId, type)
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

/** A state that is not for the type is none that a person gives; machines keep what they are. */
async function requireOffered({ db }: Write, stateId: unknown, type: unknown): Promise<void> {
  const found = await sql<{ name: string }>`${prepared}
    select s.name from asset_state s where s.id = ${stateId}::bigint and not ${isForType('s', sql`${type}::text`)}`.execute(
    db,
  )
  if (found.rows[0] !== undefined)
    throw new CigaleError('invalid', {}, [
      { field: 'state', code: 'not_for_type', params: { state: found.rows[0].name } },
    ])
}

/** The state `alias` may be chosen for things of the type. */
export const isForType = (alias: string, type: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql`(${sql.ref(`${alias}.asset_types`)} = '[]' or ${sql.ref(`${alias}.asset_types`)} @> to_jsonb(${type}))`

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
