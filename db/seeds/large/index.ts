import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../src/server/platform/db/tables.gen.ts'
import type { SeedRequest } from '../index.ts'
import { largeBookings } from './bookings.ts'
import { largeFleet, largeSoftware } from './fleet.ts'
import { largePeople } from './people.ts'
import { largeTickets } from './tickets.ts'

/**
 * 20,000 computers × 150 programs from 3,000 titles, 100,000 tickets × 3 follow-ups, 100,000 bookings of 1,000 things, 5,000
 * people (× scale), for
 * measuring. Made in SQL, set by set, past the write gate: no history, no events; everything else is as the gate would
 * leave it. Minutes instead of hours.
 */
export async function seedLarge({ services, scale, progress }: SeedRequest): Promise<void> {
  const db = services.db
  const steps: [string, () => Promise<void>][] = [
    ['people', () => largePeople(db, Math.round(5_000 * scale))],
    ['computers', () => largeFleet(db, Math.round(20_000 * scale))],
    ['software', () => largeSoftware(db, 3_000, progress)],
    ['tickets', () => largeTickets(db, Math.round(100_000 * scale), progress)],
    ['bookings', () => largeBookings(db, Math.round(100_000 * scale))],
    ['vocabulary', () => vocabulary(db)],
    ['statistics', async () => void (await sql`vacuum analyze`.execute(db))],
  ]
  for (const [name, step] of steps) {
    progress(name)
    await step()
  }
}

/** Words for typing errors, from what people see most: titles, names, programs. */
async function vocabulary(db: Kysely<Tables>): Promise<void> {
  const sources = sql`select title as text from ticket where id % 10 = 0 union all select name from software union all select name from app_user union all select name from manufacturer`
  await sql`
    insert into search_word (word, uses) select word, count(*) from (${sources}) s, lateral unnest(tsvector_to_array(to_tsvector('simple', plain(s.text)))) as word
    where length(word) between 4 and 40 and word !~ '[0-9]' group by word on conflict (word) do update set uses = search_word.uses + excluded.uses`.execute(
    db,
  )
}
