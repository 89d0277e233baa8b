import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { unauthenticated } from '../../../shared/errors.ts'
import { type Actor, isAllowed } from '../../engine/access/actor.ts'
import type { Door } from './door.ts'

/** `/health` for balancers (no version, no detail) and `/metrics` for Prometheus. */
export function mountHealth(server: FastifyInstance, door: Door): void {
  server.get('/health', async (_request, reply) => {
    const isWell = door.isReady() && (await answers(door))
    return reply.status(isWell ? 200 : 503).send({ status: isWell ? 'ok' : 'unavailable' })
  })
  server.get('/metrics', async (request, reply) => {
    if (!isLocal(request) && !mayMeasure(request.actor)) throw unauthenticated()
    return reply.type('text/plain; version=0.0.4').send(await metrics(door))
  })
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Asked on this very machine; what a proxy on it passes on for others comes from the loopback too, and says so. */
const isLocal = ({ ip, headers }: FastifyRequest): boolean =>
  loopback.has(ip) && !['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via'].some((name) => name in headers)

/** A token with the scope `metrics`, or somebody who may see the operations page. */
const mayMeasure = (actor: Actor | null): boolean =>
  actor !== null && (actor.scopes?.includes('metrics') === true || isAllowed(actor, 'operations.read'))

async function answers(door: Door): Promise<boolean> {
  try {
    await sql`select 1`.execute(door.services.db)
    return true
  } catch {
    return false
  }
}

async function metrics(door: Door): Promise<string> {
  const memory = process.memoryUsage()
  const found = await sql<{ queued: string; refused: string; doubts: string; outbox: string }>`
    select (select count(*) from inventory_message where state = 'queued') as queued,
      (select count(*) from inventory_message where state in ('refused', 'failed')) as refused,
      (select count(*) from inventory_doubt where state = 'open') as doubts,
      (select count(*) from outbox where dispatched_at is null) as outbox`.execute(door.services.db)
  const row = found.rows[0]!
  return [
    gauge('process_resident_memory_bytes', 'Resident memory', memory.rss),
    gauge('process_uptime_seconds', 'Seconds since start', Math.round(process.uptime())),
    gauge('cigale_inventory_queued', 'Inventory messages waiting', row.queued),
    gauge('cigale_inventory_not_taken', 'Inventory messages refused or failed', row.refused),
    gauge('cigale_inventory_doubts', 'Open doubts of identity', row.doubts),
    gauge('cigale_outbox_waiting', 'Events not yet dispatched', row.outbox),
  ].join('')
}

const gauge = (name: string, help: string, value: number | string) =>
  `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`
