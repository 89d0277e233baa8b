import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { isJunkSerial } from '../identity/junk.ts'
import type { MonitorPart, NeutralInventory } from '../neutral.ts'

/**
 * Monitors with a serial are assets of their own, tied to the computer that shows them; without one they stay a part of
 * it, because nothing would tell two of them apart. A monitor that moved keeps the history of its ties.
 */
export async function linkMonitors(
  context: ActionContext,
  computer: RowOf<typeof assetKind>,
  neutral: NeutralInventory,
): Promise<void> {
  if (neutral.sections.monitor === undefined || computer.type !== 'computer') return
  const monitors = neutral.sections.monitor.filter((part) => part.serial !== null && !isJunkSerial(part.serial))
  if (monitors.length === 0) {
    await endLinks(context, computer.id, [])
    return
  }
  const known = await knownMonitors(context, monitors)
  const ids: string[] = []
  for (const part of monitors)
    ids.push(known.get(part.serial!.toUpperCase()) ?? (await registerMonitor(context, computer, part)))
  await sql`
    insert into asset_link (from_id, to_id, type, is_observed, first_seen_at, last_seen_at)
    select ${computer.id}, id, 'connected', true, ${context.now}, ${context.now} from unnest(${ids}::bigint[]) as id
    on conflict (from_id, to_id, type) do update set last_seen_at = excluded.last_seen_at, ended_at = null`.execute(
    context.db,
  )
  await endLinks(context, computer.id, ids)
}

async function knownMonitors(context: ActionContext, monitors: MonitorPart[]): Promise<Map<string, string>> {
  const serials = monitors.map((part) => part.serial!.toUpperCase())
  const found = await sql<{ id: string; serial: string }>`
    select id, upper(serial) as serial from asset where upper(serial) = any(${serials}::text[]) and type = 'monitor' and deleted_at is null order by id desc`.execute(
    context.db,
  )
  return new Map(found.rows.map((row) => [row.serial, row.id]))
}

async function registerMonitor(
  context: ActionContext,
  computer: RowOf<typeof assetKind>,
  part: MonitorPart,
): Promise<string> {
  const asset = await context.create(assetKind, {
    type: 'monitor',
    name: (part.name ?? part.title).slice(0, 255),
    serial: part.serial,
    manufacturerId: await makerId(context, part.manufacturer),
    entityId: computer.entityId,
    locationId: computer.locationId ?? null,
    userId: computer.userId ?? null,
    custom: {},
    observed: {},
    source: 'inventory',
    lastInventoryAt: context.now,
  })
  return asset.id
}

/** A maker already in the dictionary; new ones come with the computers that name them. */
async function makerId(context: ActionContext, name: string | null): Promise<string | null> {
  if (name === null) return null
  const found = await sql<{
    id: string
  }>`select id from manufacturer where lower(name) = lower(${name}) and deleted_at is null limit 1`.execute(context.db)
  return found.rows[0]?.id ?? null
}

/** Ties that the agent no longer sees end; those that people made stay. */
async function endLinks(context: ActionContext, computerId: string, stillThere: string[]): Promise<void> {
  await sql`
    update asset_link set ended_at = ${context.now}
    where from_id = ${computerId} and type = 'connected' and is_observed and ended_at is null and not (to_id = any(${stillThere}::bigint[]))
      and to_id in (select id from asset where type = 'monitor')`.execute(context.db)
}
