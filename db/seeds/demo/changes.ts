import { sql } from 'kysely'
import type { Writer } from './writer.ts'

const hour = 3_600_000
const day = 24 * hour

/** Freezes, and two changes that meet on the same server next week: what the calendar of changes has to show. */
export async function demoChanges(writer: Writer): Promise<void> {
  const found = await sql<{ entity: string; server: string | null }>`
    select (select id::text from entity where parent_id is null order by id limit 1) as entity,
      (select id::text from asset where type in ('computer', 'network-equipment') and deleted_at is null order by (type = 'network-equipment') desc, id limit 1) as server`.execute(
    writer.db,
  )
  const { entity, server } = found.rows[0]!
  const now = writer.services.now()
  const year = now.getUTCFullYear()
  await writer.run('freeze-window.create', {
    ...{ name: 'Fêtes de fin d’année', entity, isActive: true, effect: 'refuse', repeats: 'year', monthWay: 'day' },
    ...{ startsAt: `${year}-12-23T17:00:00Z`, endsAt: `${year + 1}-01-04T06:00:00Z` },
    reason: 'Équipes réduites et astreinte minimale.',
  })
  await writer.run('freeze-window.create', {
    ...{ name: 'Clôture comptable', entity, isActive: true, effect: 'warn', repeats: 'month', monthWay: 'last-day' },
    ...{ startsAt: `${year}-01-31T17:00:00Z`, endsAt: `${year}-02-02T06:00:00Z` },
    reason: 'Les applications de gestion doivent rester disponibles.',
  })
  if (server === null) return
  const at = (days: number, hours: number) =>
    new Date(Math.floor(now.getTime() / day) * day + days * day + hours * hour).toISOString()
  const common = { type: 'change', entity, assets: [server], impact: 3, urgency: 2, channel: 'desk' }
  await writer.attempt('ticket.open', {
    ...{ ...common, title: 'Mise à jour du micrologiciel du cœur de réseau', description: '<p>Version corrigée.</p>' },
    ...{ analysis: { risk: 'high' }, plannedFrom: at(5, 18), plannedUntil: at(5, 22) },
  })
  await writer.attempt('ticket.open', {
    ...{ ...common, title: 'Remplacement d’une alimentation', description: '<p>Pièce reçue.</p>' },
    ...{ analysis: { risk: 'medium' }, plannedFrom: at(5, 20), plannedUntil: at(6, 6) },
  })
}
