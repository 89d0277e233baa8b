import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { isJunkSerial } from '../identity/junk.ts'
import type { MonitorPart } from '../neutral.ts'

type Asset = RowOf<typeof assetKind>

/** A computer and the monitors it was seen with. */
export interface Shown {
  computer: Pick<Asset, 'id' | 'entityId' | 'locationId' | 'userId'>
  monitors: readonly MonitorPart[]
  at: Date
  /** Without ties so far. */
  isNew: boolean
}

/**
 * Monitors with a serial are assets of their own, tied to the computer that shows them; without one they stay a part of
 * it, because nothing would tell two of them apart. A monitor that moved keeps the history of its ties.
 */
export async function linkMonitors(context: ActionContext, all: readonly Shown[]): Promise<void> {
  const told = all.map((shown) => ({ ...shown, monitors: shown.monitors.filter((part) => !isJunkSerial(part.serial)) }))
  const known = await knownMonitors(
    context,
    told.flatMap((each) => each.monitors),
  )
  await registerMonitors(context, told, known)
  const ties = told.flatMap(({ computer, monitors, at }) =>
    [...new Set(monitors.map((part) => known.get(keyOf(part))!))].map((to) => ({ from: computer.id, to, at })),
  )
  const old = told.filter((each) => !each.isNew).map((each) => each.computer.id)
  if (ties.length > 0) await tie(context, ties)
  if (old.length > 0) await endTies(context, old, ties)
}

const keyOf = (part: MonitorPart): string => part.serial!.trim().toUpperCase()

async function knownMonitors(context: ActionContext, monitors: readonly MonitorPart[]): Promise<Map<string, string>> {
  if (monitors.length === 0) return new Map()
  const found = await sql<{ id: string; serial: string }>`${prepared}
    select id, upper(serial) as serial from asset where upper(serial) = any(${monitors.map(keyOf)}::text[]) and type = 'monitor' and deleted_at is null
    order by id desc`.execute(context.db)
  return new Map(found.rows.map((row) => [row.serial, row.id]))
}

async function registerMonitors(
  context: ActionContext,
  told: readonly Shown[],
  known: Map<string, string>,
): Promise<void> {
  const fresh = new Map<string, { part: MonitorPart; shown: Shown }>()
  for (const shown of told) {
    for (const part of shown.monitors)
      if (!known.has(keyOf(part)) && !fresh.has(keyOf(part))) fresh.set(keyOf(part), { part, shown })
  }
  if (fresh.size === 0) return
  const makers = await makerIds(
    context,
    [...fresh.values()].map(({ part }) => part.manufacturer),
  )
  const rows = await context.createMany(
    assetKind,
    [...fresh.values()].map(({ part, shown: { computer, at } }) => ({
      type: 'monitor' as const,
      name: (part.name ?? part.title).slice(0, 255),
      serial: part.serial,
      manufacturerId: makers.get(part.manufacturer?.toLowerCase() ?? '') ?? null,
      entityId: computer.entityId,
      locationId: computer.locationId ?? null,
      userId: computer.userId ?? null,
      custom: {},
      observed: {},
      source: 'inventory',
      lastInventoryAt: at,
    })),
  )
  for (const [index, key] of [...fresh.keys()].entries()) known.set(key, rows[index]!.id)
}

/** Makers already in the dictionary; new ones come with the computers that name them. */
async function makerIds(context: ActionContext, names: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names.flatMap((name) => (name === null ? [] : [name.toLowerCase()])))]
  if (wanted.length === 0) return new Map()
  const found = await sql<{ id: string; name: string }>`${prepared}
    select id, lower(name) as name from manufacturer where lower(name) = any(${wanted}::text[]) and deleted_at is null`.execute(
    context.db,
  )
  return new Map(found.rows.map((row) => [row.name, row.id]))
}

/** The last sight of a tie counts by days: a tie that was there yesterday and today is written once a day. */
async function tie(context: ActionContext, ties: readonly { from: string; to: string; at: Date }[]): Promise<void> {
  await sql`${prepared}
    insert into asset_link (from_id, to_id, type_id, is_observed, first_seen_at, last_seen_at)
    select "from", "to", (select id from link_type where code = 'connected'), true, at, at from json_to_recordset(${JSON.stringify(ties)}::json) as t("from" bigint, "to" bigint, at timestamptz)
    where "from" <> "to"
    on conflict (from_id, to_id, type_id) do update set last_seen_at = excluded.last_seen_at, ended_at = null, is_observed = true
      where not asset_link.is_observed or asset_link.last_seen_at < excluded.last_seen_at - interval '1 day'`.execute(
    context.db,
  )
}

/** Ties that the agent no longer sees end; those that people made stay, as theirs alone. */
async function endTies(
  context: ActionContext,
  computerIds: readonly string[],
  ties: readonly { from: string; to: string }[],
): Promise<void> {
  await sql`${prepared}
    update asset_link l set is_observed = false, ended_at = case when l.is_declared then null else ${context.now}::timestamptz end
    where l.from_id = any(${[...computerIds]}::bigint[]) and l.is_observed and l.type_id = (select id from link_type where code = 'connected')
      and not exists (
        select 1 from unnest(${ties.map((each) => each.from)}::bigint[], ${ties.map((each) => each.to)}::bigint[]) as t(f, t) where t.f = l.from_id and t.t = l.to_id)
      and exists (select 1 from asset m where m.id = l.to_id and m.type = 'monitor')`.execute(context.db)
}
