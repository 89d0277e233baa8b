import { freemem, totalmem } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Door } from './door.ts'
import { requirePermission } from './request-input.ts'

interface Facts {
  databaseVersion: string
  databaseBytes: string
  eventsWaiting: string
  oldestEventAt: Date | null
}

const startedAt = new Date(Date.now() - Math.round(process.uptime() * 1000))

/** How the service is doing: each job with its last success, next run and last error; this process and its database. */
export function mountOperations(server: FastifyInstance, door: Door): void {
  server.get('/api/v1/operations', async (request) => {
    requirePermission(request, 'operations.read')
    const { house, db, timeZone } = door.services
    const subscribers = new Set(house.subscribers.map((each) => each.name))
    const [queues, facts] = await Promise.all([door.queueStatus(), readFacts(db)])
    return {
      jobs: queues.map((queue) => ({ ...queue, sort: subscribers.has(queue.name) ? 'subscriber' : 'job' })),
      events: { waiting: Number(facts.eventsWaiting), oldestAt: facts.oldestEventAt },
      process: {
        role: door.config.role,
        startedAt,
        timeZone,
        node: process.version,
        memoryBytes: process.memoryUsage().rss,
        hostFreeBytes: freemem(),
        hostBytes: totalmem(),
      },
      database: { version: facts.databaseVersion, bytes: Number(facts.databaseBytes) },
    }
  })
}

async function readFacts(db: Door['services']['db']): Promise<Facts> {
  const found = await sql<Facts>`
    select current_setting('server_version') as database_version, pg_database_size(current_database()) as database_bytes,
      (select count(*) from outbox where dispatched_at is null) as events_waiting,
      (select min(at) from outbox where dispatched_at is null) as oldest_event_at`.execute(db)
  return found.rows[0]!
}
