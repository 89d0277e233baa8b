import { type SqlBool, sql } from 'kysely'
import { allOf, type Condition } from '../../../../shared/conditions/condition.ts'
import { readsOf } from '../../../../shared/conditions/walk-condition.ts'
import { CigaleError, invalid, invalidField } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { type Freeze, freezeWindowKind, type Span, timesOf } from '../../../../shared/tickets/freeze-windows.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf, type KindEntry } from '../../../engine/house.ts'
import { type Reader, rowsWhere } from '../../../engine/lists/list.ts'

type FreezeRow = RowOf<typeof freezeWindowKind>

/** Freezes of one answer: a site has some, not thousands. */
const mostFreezes = 500

/** Refuses what ends before it begins, and a condition that cases cannot be asked. */
export const prepareFreeze: NonNullable<KindEntry['prepare']> = async (write, row, values) => {
  const whole = { condition: { all: [] }, ...row, ...values } as unknown as FreezeRow
  if (whole.endsAt <= whole.startsAt)
    throw invalidField('endsAt', 'before_start', { start: whole.startsAt.toISOString() })
  const { db, house, now } = write
  try {
    rowsWhere(asHouse({ db, house, now, timeZone: 'UTC' }), ticketKind, whole.condition as Condition, false)
  } catch (error) {
    if (!(error instanceof CigaleError) || error.code !== 'invalid') throw error
    throw invalid(error.errors.map((each) => ({ ...each, field: 'condition' })))
  }
  // The house asks, not a person.
  if (JSON.stringify(whole.condition).includes('"@me"')) throw invalidField('condition', 'names_reader')
  return row === null ? { ...values, condition: whole.condition } : values
}

export const asHouse = (reader: Omit<Reader, 'actor'>): Reader => ({ ...reader, actor: systemActor('Cigale', 'job') })

/** A freeze that is met, and the fields by which its condition decides. */
export type MetFreeze = Freeze & { reads: ReadonlySet<string> }

/** Freezes that a change would be carried out in, were its window this one; the gravest first. Two statements. */
export async function freezesOn(reader: Omit<Reader, 'actor'>, ticketId: string, window: Span): Promise<Freeze[]> {
  return (await freezesMet(reader, ticketId, window)).map(({ reads: _, ...freeze }) => freeze)
}

export async function freezesMet(reader: Omit<Reader, 'actor'>, ticketId: string, window: Span): Promise<MetFreeze[]> {
  const inForce = sql<SqlBool>`f.entity_id = any((select e.path from ticket t join entity e on e.id = t.entity_id where t.id = ${ticketId})::bigint[])`
  const hit = timed(await activeFreezes(reader, inForce, window), window, reader.timeZone)
  const met = await conditionsMet(reader, ticketId, hit)
  return hit
    .filter(({ row }) => met.has(row.id))
    .map((each) => ({ ...freezeOf(each), reads: readsOf(each.row.condition as Condition) }))
    .toSorted((a, b) => a.effect.localeCompare(b.effect) || a.startsAt.localeCompare(b.startsAt))
}

/** Freezes that somebody sees in a calendar. */
export async function freezesBetween(reader: Reader, span: Span): Promise<Freeze[]> {
  const seen = visible(entryOf(reader.house, freezeWindowKind.name), reader.actor, 'f')
  return timed(await activeFreezes(reader, seen, span), span, reader.timeZone).map(freezeOf)
}

async function activeFreezes(
  reader: Pick<Reader, 'db'>,
  which: ReturnType<typeof visible>,
  { startsAt, endsAt }: Span,
): Promise<FreezeRow[]> {
  const found = await sql<FreezeRow>`
    select f.* from freeze_window f
    where f.is_active and f.deleted_at is null and ${which} and f.starts_at < ${endsAt}
      and (f.repeats <> 'none' or f.ends_at > ${startsAt}) and (f.repeats = 'none' or f.repeats_until is null or f.repeats_until > ${startsAt}::timestamptz::date - 366)
    order by f.starts_at, f.id limit ${mostFreezes}`.execute(reader.db)
  return found.rows
}

const timed = (rows: readonly FreezeRow[], span: Span, zone: string) =>
  rows.flatMap((row) => timesOf(row, span, zone).map((time) => ({ row, time })))

const freezeOf = ({ row, time }: { row: FreezeRow; time: Span }): Freeze => ({
  id: row.id,
  name: row.name,
  effect: row.effect,
  reason: row.reason,
  startsAt: time.startsAt.toISOString(),
  endsAt: time.endsAt.toISOString(),
})

/** Ids of the freezes whose condition the case meets; one statement however many there are. */
async function conditionsMet(
  reader: Omit<Reader, 'actor'>,
  ticketId: string,
  hit: readonly { row: FreezeRow }[],
): Promise<Set<string>> {
  const rows = [...new Map(hit.map(({ row }) => [row.id, row])).values()]
  if (rows.length === 0) return new Set()
  const house = asHouse(reader)
  const parts = rows.map(({ id, condition }) => {
    const which = rowsWhere(house, ticketKind, allOf(condition as Condition), false)
    return sql`select ${id}::text as id where exists (select 1 from ticket a where a.id = ${ticketId} and ${which})`
  })
  const found = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(reader.db)
  return new Set(found.rows.map(({ id }) => id))
}
