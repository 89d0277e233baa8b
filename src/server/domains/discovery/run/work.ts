import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import type { RoomWorker } from '../../../engine/house.ts'
import { openReception, type Reception } from '../../inventory/index.ts'
import { report, scan } from './scan.ts'
import { untilWoken, wakeScans } from './wake.ts'

const pollEvery = 5_000
/** A run whose process says nothing for so long is over. */
const silentFor = '2 minutes'

type Log = Parameters<RoomWorker['start']>[1]

/** Walks through ranges, one run after the other: a run is many addresses side by side already. */
export const scanWorker: RoomWorker = {
  name: 'discovery.scan',
  start: (services, log) => {
    const stopping = new AbortController()
    const reception = openReception(services, { error: log.error, warn: log.info })
    const done = loop(stopping.signal, services, reception, log)
    return async () => {
      stopping.abort()
      wakeScans()
      await done
      await reception.close()
    }
  },
}

async function loop(signal: AbortSignal, services: Services, reception: Reception, log: Log): Promise<void> {
  while (!signal.aborted) {
    try {
      if (!(await takeRun(services, reception, signal))) await untilWoken(pollEvery)
    } catch (error) {
      log.error({ err: error }, 'a scan of the network failed')
      await untilWoken(pollEvery)
    }
  }
}

/** Takes the oldest run that waits; false: none does. Whatever goes wrong is the run's end, told on it and on its range. */
export async function takeRun(services: Services, reception: Reception, signal?: AbortSignal): Promise<boolean> {
  await endAbandoned(services)
  const claimed = await sql<{ id: string }>`
    update scan_run set state = 'running', started_at = now(), alive_at = now(), updated_at = now(), version = version + 1
    where id = (select id from scan_run where state = 'queued' order by id for update skip locked limit 1) returning id`.execute(
    services.db,
  )
  const id = claimed.rows[0]?.id
  if (id === undefined) return false
  try {
    await scan(services, reception, id, signal)
  } catch (error) {
    await report(services, { id, state: 'failed', error: (error as Error).message.slice(0, 500) || 'internal' })
    throw error
  }
  return true
}

async function endAbandoned(services: Services): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from scan_run where state = 'running' and alive_at < now() - ${silentFor}::interval`.execute(services.db)
  for (const { id } of found.rows) await report(services, { id, state: 'failed', error: 'interrupted' })
}
