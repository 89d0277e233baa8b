import { sql } from 'kysely'
import { dayParts, numberText, readPattern } from '../../../../shared/assets/number-pattern.ts'
import { invalidField } from '../../../../shared/errors.ts'
import type { Write } from '../../../engine/changes/write.ts'
import { dayIn } from '../../../engine/today.ts'

interface Sequence {
  id: string
  pattern: string
  firstNumber: number
}

/** Refuses a pattern without a counter, or with words nobody knows. */
export function checkPattern(values: Record<string, unknown>): void {
  if (typeof values.pattern === 'string' && readPattern(values.pattern) === null)
    throw invalidField('pattern', 'number_pattern')
}

/**
 * The next inventory number for a new asset; null when no sequence is meant for it. The counter stays locked until the
 * transaction ends: who comes meanwhile waits, and an asset that is not made after all gives its number back.
 */
export async function nextNumber(
  { db, now, timeZone, actor }: Write,
  asset: { type: unknown; entityId: unknown },
): Promise<string | null> {
  const sequence = await sequenceFor(db, asset, actor.source === 'agent')
  const pattern = sequence === null ? null : readPattern(sequence.pattern)
  if (sequence === null || pattern === null) return null
  const day = dayParts(dayIn(now, timeZone))
  for (;;) {
    const text = numberText(pattern, day, await count(db, sequence, pattern.period(day)))
    if (!(await isTaken(db, text))) return text
  }
}

/** What a transaction has already asked: an import makes a thousand assets of one type in one unit. */
const asked = new WeakMap<Write['db'], Map<string, Promise<Sequence | null>>>()

function sequenceFor(
  db: Write['db'],
  asset: { type: unknown; entityId: unknown },
  isAgent: boolean,
): Promise<Sequence | null> {
  const known = asked.get(db) ?? new Map<string, Promise<Sequence | null>>()
  asked.set(db, known)
  const key = `${asset.type} ${asset.entityId} ${isAgent}`
  const found = known.get(key) ?? nearestSequence(db, asset, isAgent)
  known.set(key, found)
  return found
}

/** The nearest one: of the type before of any, of the unit before of those above. */
async function nearestSequence(
  db: Write['db'],
  { type, entityId }: { type: unknown; entityId: unknown },
  isAgent: boolean,
): Promise<Sequence | null> {
  const found = await sql<Sequence>`
    select s.id, s.pattern, s.first_number from number_sequence s, entity e
    where e.id = ${entityId}::bigint and s.deleted_at is null and (s.for_agents or not ${isAgent}::boolean)
      and (s.asset_type is null or s.asset_type = ${type}::text) and (s.entity_id is null or s.entity_id = any(e.path))
    order by s.asset_type is null, array_position(e.path, s.entity_id) desc nulls last, s.id limit 1`.execute(db)
  return found.rows[0] ?? null
}

async function count(db: Write['db'], { id, firstNumber }: Sequence, period: string): Promise<number> {
  const counted = await sql<{ last: number }>`
    insert into number_counter as c (sequence_id, period, last) values (${id}, ${period}, ${firstNumber})
    on conflict (sequence_id, period) do update set last = greatest(c.last + 1, ${firstNumber}) returning last`.execute(
    db,
  )
  return counted.rows[0]!.last
}

/** Somebody typed this number by hand before its turn came. */
async function isTaken(db: Write['db'], text: string): Promise<boolean> {
  const found = await sql`select 1 from asset where upper(inventory_number) = upper(${text}) limit 1`.execute(db)
  return found.rows.length > 0
}
