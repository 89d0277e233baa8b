import { sql } from 'kysely'
import { scanRangeKind, scanRunKind, snmpCredentialKind } from '../../../shared/discovery/discovery.kinds.ts'
import { integer } from '../../../shared/fields/index.ts'
import type { Room } from '../../engine/house.ts'
import { noteUse } from './actions/note-use.ts'
import { reportRun } from './actions/report-run.ts'
import { runRange } from './actions/run-range.ts'
import { setSecret } from './actions/set-secret.ts'
import { stopRun } from './actions/stop-run.ts'
import { discoveryJobs } from './discovery.jobs.ts'
import { discoveryRoutes } from './discovery.routes.ts'
import { prepareCredential, prepareRange } from './prepare.ts'
import { scanWorker } from './run/work.ts'

const all = ['create', 'update', 'remove', 'restore'] as const

/** What became of the messages of a run, counted when asked. */
const messagesOf = (alias: string, condition: ReturnType<typeof sql>) => sql`(
  select count(*)::int from scan_hit h join inventory_message m on m.id = h.message_id where h.run_id = ${sql.ref(`${alias}.id`)} and ${condition})`

export const discoveryRoom: Room = {
  name: 'discovery',
  kinds: [
    { kind: snmpCredentialKind, access: { sharedDown: true }, prepare: prepareCredential, crud: all },
    {
      kind: scanRangeKind,
      prepare: prepareRange,
      crud: all,
      subtitle: (alias) => sql.ref(`${alias}.addresses`),
      extras: {
        /** The run under way, if there is one. */
        openRun: (alias) =>
          sql`(select r.id::text from scan_run r where r.range_id = ${sql.ref(`${alias}.id`)} and r.state in ('queued', 'running'))`,
      },
    },
    {
      kind: scanRunKind,
      possible: ({ state }, verb) => verb !== 'stop' || state === 'queued' || state === 'running',
      extras: {
        newCount: (alias) => messagesOf(alias, sql`m.state = 'taken' and m.trace ->> 'isNew' = 'true'`),
        changedCount: (alias) =>
          messagesOf(alias, sql`m.state = 'taken' and m.trace ->> 'isNew' is distinct from 'true'`),
        doubtCount: (alias) => messagesOf(alias, sql`m.state in ('doubt', 'refused', 'failed')`),
      },
    },
  ],
  actions: [setSecret, runRange, stopRun, reportRun, noteUse],
  routes: discoveryRoutes,
  jobs: discoveryJobs,
  workers: [scanWorker],
  settings: [{ key: 'discovery.keep-days', field: integer({ required: true, min: 1, max: 3650 }), default: 90 }],
}
