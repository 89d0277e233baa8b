import { sql } from 'kysely'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { readSetting } from '../../../engine/settings.ts'
import { prepared } from '../../../platform/db/prepared.ts'

export interface NotTaken {
  code: string
  state: 'refused' | 'failed' | 'doubt'
  count: number
  lastAt: Date
  /** How many can be taken in again: their text is still kept. */
  replayable: number
}

export interface InventorySummary {
  queued: number
  oldestQueuedAt: Date | null
  today: Record<'taken' | 'unchanged' | 'refused' | 'failed' | 'doubt', number>
  lastTakenAt: Date | null
  notTaken: NotTaken[]
  openDoubts: number
  /** Machines kept out of the register, on which nobody has decided. */
  refusals: number
  agents: { total: number; blocked: number; silent: number }
  /** Days without contact after which an agent counts as silent. */
  silentDays: number
}

const fewestSilentDays = 7

/** How inventory is doing in the reader's units. Counts of kept messages; today begins at midnight in the instance's time zone. */
export async function inventorySummary(reader: Reader): Promise<InventorySummary> {
  const hours = await readSetting<number>(reader.db, reader.house, 'inventory.frequencyHours')
  const silentDays = Math.max(fewestSilentDays, Math.ceil((hours * 3) / 24))
  const [figures, today, notTaken] = await Promise.all([
    readFigures(reader, silentDays),
    countToday(reader),
    countReasons(reader),
  ])
  const { total, blocked, silent, ...rest } = figures
  return { ...rest, today, notTaken, agents: { total, blocked, silent }, silentDays }
}

interface Figures {
  queued: number
  oldestQueuedAt: Date | null
  lastTakenAt: Date | null
  openDoubts: number
  refusals: number
  total: number
  blocked: number
  silent: number
}

const seen = ({ house, actor }: Reader, kind: string, alias: string) => visible(entryOf(house, kind), actor, alias)

async function readFigures(reader: Reader, silentDays: number): Promise<Figures> {
  const found = await sql<Figures>`${prepared}
    select q.*, a.*,
      (select max(last.processed_at) from (values ('taken'), ('unchanged')) as s(state) cross join lateral
        (select m.processed_at from inventory_message m where m.state = s.state and ${seen(reader, 'inventory-message', 'm')} order by m.id desc limit 1) last) as last_taken_at,
      (select count(*)::int from inventory_doubt d where d.state = 'open' and ${seen(reader, 'inventory-doubt', 'd')}) as open_doubts,
      (select count(*)::int from inventory_refusal r where r.state = 'refused' and r.deleted_at is null and ${seen(reader, 'inventory-refusal', 'r')}) as refusals
    from (select count(*)::int as queued, min(received_at) as oldest_queued_at from inventory_message m where m.state = 'queued' and ${seen(reader, 'inventory-message', 'm')}) q,
      (select count(*)::int as total, (count(*) filter (where is_blocked))::int as blocked,
        (count(*) filter (where not is_blocked and last_contact_at < now() - make_interval(days => ${silentDays}::int)))::int as silent
        from agent g where g.deleted_at is null and ${seen(reader, 'agent', 'g')}) a`.execute(reader.db)
  return found.rows[0]!
}

/** Ids follow time: the newest message of yesterday bounds what is read. */
async function countToday(reader: Reader): Promise<InventorySummary['today']> {
  const { timeZone } = reader
  const found = await sql<{ state: string; count: number }>`${prepared}
    with day as (select date_trunc('day', now() at time zone ${timeZone}::text) at time zone ${timeZone}::text as start),
      edge as (select coalesce((select m.id from inventory_message m, day where m.received_at < day.start order by m.id desc limit 1), 0) as id)
    select m.state, count(*)::int as count from inventory_message m, edge where m.id > edge.id and ${seen(reader, 'inventory-message', 'm')} group by m.state`.execute(
    reader.db,
  )
  const counts = new Map(found.rows.map((row) => [row.state, row.count]))
  const of = (state: string) => counts.get(state) ?? 0
  return {
    taken: of('taken'),
    unchanged: of('unchanged'),
    refused: of('refused'),
    failed: of('failed'),
    doubt: of('doubt'),
  }
}

async function countReasons(reader: Reader): Promise<NotTaken[]> {
  const found = await sql<NotTaken>`${prepared}
    select coalesce(error_code, '') as code, state, count(*)::int as count, max(received_at) as last_at,
      (count(*) filter (where body is not null))::int as replayable
    from inventory_message m where m.state in ('refused', 'failed', 'doubt') and ${seen(reader, 'inventory-message', 'm')}
    group by 1, 2 order by max(received_at) desc limit 100`.execute(reader.db)
  return found.rows
}
