import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import type { RoomWorker } from '../../../engine/house.ts'
import { Catalogue } from './catalogue.ts'
import { type Outcome, processBatch, type QueuedMessage } from './process-batch.ts'

const batchSize = 16
const pollEvery = 1_000

/** Wakes the loop of this process when its own door has stored a message; other processes poll. */
const wakers = new Set<() => void>()
export const wakeInventory = (): void => {
  for (const wake of wakers) wake()
}

/** Takes queued messages in, a batch at a time, until told to stop. */
export const inventoryWorker: RoomWorker = {
  name: 'inventory.take',
  start: (services, log) => {
    const catalogue = new Catalogue(services)
    const stopping = new AbortController()
    const done = loop(stopping.signal, async () => {
      try {
        return await takeBatch(services, catalogue, log)
      } catch (error) {
        log.error({ err: error }, 'a batch of inventory messages could not be processed')
        await pause(pollEvery)
        return 0
      }
    })
    return async () => {
      stopping.abort()
      wakeInventory()
      await done
    }
  },
}

async function loop(signal: AbortSignal, step: () => Promise<number>): Promise<void> {
  while (!signal.aborted) {
    if ((await step()) > 0) continue
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        wakers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, pollEvery)
      wakers.add(wake)
    })
  }
}

/** One transaction: claim, process, write outcomes. Returns how many messages were claimed. */
export async function takeBatch(
  services: Services,
  catalogue: Catalogue,
  log: { error: (details: object, text: string) => void },
): Promise<number> {
  return services.db.transaction().execute(async (transaction) => {
    const claimed = await sql<QueuedMessage>`
      select id, device_id, headers, encoding, body, attempts, address, user_agent, received_at from inventory_message
      where state = 'queued' and (not_before is null or not_before <= now())
      order by id limit ${batchSize} for update skip locked`.execute(transaction)
    if (claimed.rows.length === 0) return 0
    const outcomes = await processBatch({ services, catalogue, log }, transaction, claimed.rows)
    await writeOutcomes(transaction, outcomes)
    return claimed.rows.length
  })
}

async function writeOutcomes(transaction: Services['db'], outcomes: Outcome[]): Promise<void> {
  const rows = outcomes.map((each) => ({
    id: each.id,
    state: each.state,
    asset_id: each.assetId,
    agent_id: each.agentId,
    error_code: each.errorCode,
    error_detail: each.errorDetail,
    duration_ms: each.durationMs,
    trace: each.trace,
  }))
  await sql`
    update inventory_message m set state = o.state, asset_id = o.asset_id, agent_id = o.agent_id, error_code = o.error_code, error_detail = o.error_detail,
      duration_ms = o.duration_ms, trace = o.trace, processed_at = now(), attempts = attempts + 1,
      not_before = case when o.state = 'queued' then now() + make_interval(secs => power(4, attempts + 1)) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o(id bigint, state text, asset_id bigint, agent_id bigint, error_code text, error_detail text, duration_ms int, trace jsonb)
    where m.id = o.id`.execute(transaction)
}
