import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import type { RoomWorker } from '../../../engine/house.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { forgetParsed, workerIsHere } from '../receive/parsed-cache.ts'
import { Catalogue } from './catalogue.ts'
import { type BatchLog, processBatch } from './process-batch.ts'
import type { Outcome, QueuedMessage } from './queued-message.ts'
import { SurroundingsBook } from './surroundings.ts'
import { untilWoken, wakeInventory } from './wake.ts'

const batchSize = 32
const pollEvery = 1_000

/** What the loop keeps from one batch to the next. */
export interface Bench {
  services: Services
  catalogue: Catalogue
  surroundings: SurroundingsBook
  log: BatchLog
}

export const openBench = (services: Services, log: BatchLog): Bench => ({
  services,
  log,
  catalogue: new Catalogue(services),
  surroundings: new SurroundingsBook(services),
})

/** Takes queued messages in, a batch at a time, until told to stop. */
export const inventoryWorker: RoomWorker = {
  name: 'inventory.take',
  start: (services, log) => {
    const bench = openBench(services, log)
    const stopping = new AbortController()
    workerIsHere(true)
    const done = loop(stopping.signal, bench)
    return async () => {
      stopping.abort()
      wakeInventory()
      await done
      workerIsHere(false)
    }
  },
}

async function loop(signal: AbortSignal, bench: Bench): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await takeBatch(bench)) === 0) await untilWoken(pollEvery)
    } catch (error) {
      bench.log.error({ err: error }, 'a batch of inventory messages could not be processed')
      await pause(pollEvery)
    }
  }
}

/** One transaction: claim, process, write outcomes. Returns how many messages were claimed. */
export async function takeBatch(bench: Bench): Promise<number> {
  const surroundings = await bench.surroundings.current()
  return bench.services.db.transaction().execute(async (transaction) => {
    const claimed = await sql<QueuedMessage>`${prepared}
      select id, device_id, headers, encoding, attempts, address, user_agent, entity_id, received_at, trace from inventory_message
      where state = 'queued' and (not_before is null or not_before <= now())
      order by id limit ${batchSize} for update skip locked`.execute(transaction)
    if (claimed.rows.length === 0) return 0
    forgetParsed(claimed.rows[0]!.id)
    const outcomes = await processBatch({ ...bench, surroundings }, bench.log, transaction, claimed.rows)
    await writeOutcomes(transaction, outcomes)
    return claimed.rows.length
  })
}

async function writeOutcomes(transaction: Services['db'], outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.map((each) => ({
    id: each.id,
    state: each.state,
    device_id: each.deviceId ?? null,
    asset_id: each.assetId,
    agent_id: each.agentId,
    error_code: each.errorCode,
    error_detail: each.errorDetail,
    duration_ms: each.durationMs,
    trace: each.trace,
  }))
  await sql`${prepared}
    update inventory_message m set state = o.state, device_id = coalesce(o.device_id, m.device_id), asset_id = o.asset_id, agent_id = o.agent_id, error_code = o.error_code, error_detail = o.error_detail,
      duration_ms = o.duration_ms, trace = o.trace, processed_at = now(), attempts = attempts + 1,
      not_before = case when o.state = 'queued' then now() + make_interval(secs => power(4, attempts + 1)) end
    from json_to_recordset(${JSON.stringify(rows)}::json) as o(id bigint, state text, device_id text, asset_id bigint, agent_id bigint, error_code text, error_detail text, duration_ms int, trace jsonb)
    where m.id = o.id`.execute(transaction)
}
