import { sql } from 'kysely'
import { columnOf } from '../../../shared/kinds/define-kind.ts'
import type { Job } from '../../engine/house.ts'
import { learnWords } from '../../engine/search/likely-words.ts'

/** New words of the last half hour enter the vocabulary; the overlap costs little, a missed word would cost a find. */
const learn: Job = {
  name: 'search.learn',
  cron: '*/15 * * * *',
  run: async (_data, { db, house, now }) => {
    const since = new Date(now().getTime() - 30 * 60_000)
    for (const { kind } of house.kinds.values()) {
      if (!kind.hasText || !kind.hasStamps) continue
      const columns = Object.entries(kind.fields)
        .filter(([, field]) => field.search !== undefined)
        .map(([name, field]) => columnOf(name, field))
      if (columns.length > 0) await learnWords(db, kind.table, columns, since)
    }
    return {}
  },
}

const sweep: Job = {
  name: 'upkeep.sweep',
  cron: '20 3 * * *',
  run: async (_data, { db, files }) => {
    await sql`delete from idempotency where created_at < now() - interval '2 days'`.execute(db)
    // Ended sessions say for a month from where a person usually comes (brakes on guessing, people/sign-in/throttle.ts).
    await sql`delete from session where expires_at < now() - interval '30 days'`.execute(db)
    await sql`delete from sign_in_failure where at < now() - interval '2 days'`.execute(db)
    await sql`delete from outbox where dispatched_at < now() - interval '30 days'`.execute(db)
    return { files: await files.sweep() }
  },
}

export const workspaceJobs: readonly Job[] = [learn, sweep]
