import { sql } from 'kysely'
import { demoContent } from '../content/index.ts'
import type { SeedRequest } from '../index.ts'
import { demoApprovals } from './approvals.ts'
import { demoBookings } from './bookings.ts'
import { demoByHand } from './by-hand.ts'
import { demoCases } from './cases.ts'
import { demoDecisions } from './decisions.ts'
import { demoDesk } from './desk.ts'
import { demoFleet } from './fleet.ts'
import { demoInfrastructure } from './infrastructure.ts'
import { demoKnowledge } from './knowledge.ts'
import { demoLicences } from './licences.ts'
import { demoLife } from './life.ts'
import { demoMailboxes } from './mailboxes.ts'
import { demoManagement } from './management.ts'
import { demoNotes } from './notes.ts'
import { demoNotifications } from './notifications.ts'
import { demoOrders } from './orders.ts'
import { demoPages } from './pages.ts'
import { demoPeople } from './people.ts'
import { demoPlans } from './plans.ts'
import { demoSatisfaction } from './satisfaction.ts'
import { demoShared } from './shared.ts'
import { demoStock } from './stock.ts'
import { demoStrangers } from './strangers.ts'
import { demoUnicity } from './unicity.ts'
import { Writer } from './writer.ts'

/** The invented agency: 600 people, 700 machines, 3,000 tickets over two years. */
export async function seedDemo({ services, seed, progress }: SeedRequest): Promise<void> {
  const content = demoContent({ now: services.now(), seed })
  const writer = new Writer(services)
  progress('people')
  await demoPeople(writer, content)
  progress('assets')
  await demoFleet(writer, content)
  progress('stock')
  await demoStock(writer)
  progress('licences')
  await demoLicences(writer)
  await demoDecisions(writer)
  progress('infrastructure')
  await demoInfrastructure(writer, content)
  await demoDesk(writer, content, progress)
  await demoCases(writer)
  await demoApprovals(writer)
  await demoSatisfaction(writer)
  progress('knowledge')
  await demoKnowledge(writer, content)
  progress('management')
  await demoManagement(writer, content)
  await demoOrders(writer)
  progress('life')
  await demoLife(writer)
  await demoNotes(writer)
  await demoByHand(writer)
  await demoShared(writer)
  await demoBookings(writer)
  await demoUnicity(writer)
  await demoMailboxes(writer, services)
  await demoPages(writer)
  await demoPlans(writer)
  await demoStrangers(writer)
  await demoNotifications(writer)
  await vocabulary(writer)
  for (const [reason, times] of writer.refused) process.stderr.write(`seed: refused ${times} × ${reason}\n`)
}

async function vocabulary(writer: Writer): Promise<void> {
  const sources = sql`select title || ' ' || description_text as text from ticket union all select name from software union all select name from app_user union all select name from manufacturer`
  await sql`
    insert into search_word (word, uses) select word, count(*) from (${sources}) s, lateral unnest(tsvector_to_array(to_tsvector('simple', plain(s.text)))) as word
    where length(word) between 4 and 40 and word !~ '[0-9]' group by word on conflict (word) do update set uses = search_word.uses + excluded.uses`.execute(
    writer.db,
  )
}
