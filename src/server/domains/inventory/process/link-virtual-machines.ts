import { sql } from 'kysely'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { VirtualMachinePart } from '../neutral.ts'
import { makeMachines, wantedMachines } from './make-machines.ts'
import { uuidOrders } from './uuid-orders.ts'

/** What one message says of virtual machines: those that the asset hosts, or that it may be one itself. */
export interface Told {
  assetId: string
  uuid: string | null
  /** Machines it hosts; undefined = it said nothing of them. */
  machines: readonly VirtualMachinePart[] | undefined
  at: Date
}

interface Tie {
  from: string
  to: string
  at: Date
}

/**
 * Ties virtual machines to their hosts by their UUID, in whatever byte order: from the host that lists them, and from the
 * machine whose own agent came later. A machine that moved keeps the history of its ties.
 */
export async function linkVirtualMachines(context: ActionContext, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const hosts = told.filter((each) => each.machines !== undefined)
  const fresh = await wantedMachines(
    context,
    hosts.map(({ assetId, machines }) => ({ assetId, machines: machines! })),
  )
  await makeMachines(context, fresh)
  const listed = await listedMachines(context, hosts)
  const asMachine = await hostsOf(
    context,
    told.filter((each) => each.uuid !== null),
  )
  const ties = [...listed, ...asMachine]
  if (ties.length > 0) await tie(context, ties)
  if (hosts.length > 0)
    await endTies(
      context,
      hosts.map((each) => each.assetId),
      listed,
    )
}

/** Assets that hosts list. */
async function listedMachines(context: ActionContext, hosts: readonly Told[]): Promise<Tie[]> {
  const asked = hosts.flatMap(({ assetId, machines, at }) =>
    machines!.flatMap((machine) => uuidOrders(machine.uuid ?? '').map((uuid) => ({ host: assetId, uuid, at }))),
  )
  if (asked.length === 0) return []
  const found = await sql<{ id: string; host: string }>`${prepared}
    select distinct a.id, q.host::text as host from json_to_recordset(${JSON.stringify(asked)}::json) as q(host bigint, uuid text)
    join asset a on lower(a.uuid) = q.uuid and a.deleted_at is null and a.type = 'computer' and a.id <> q.host`.execute(
    context.db,
  )
  const times = new Map(hosts.map((each) => [each.assetId, each.at]))
  return found.rows.map(({ id, host }) => ({ from: id, to: host, at: times.get(host)! }))
}

/** Hosts that list these assets already. */
async function hostsOf(context: ActionContext, machines: readonly Told[]): Promise<Tie[]> {
  const asked = machines.flatMap(({ assetId, uuid }) =>
    uuidOrders(uuid!).map((order) => ({ id: assetId, uuid: order })),
  )
  if (asked.length === 0) return []
  const found = await sql<{ id: string; host: string }>`${prepared}
    select distinct q.id::text as id, p.asset_id::text as host from json_to_recordset(${JSON.stringify(asked)}::json) as q(id bigint, uuid text)
    join asset_part p on p.section = 'virtualMachine' and lower(p.data ->> 'uuid') = q.uuid and p.asset_id <> q.id
    join asset h on h.id = p.asset_id and h.deleted_at is null`.execute(context.db)
  const times = new Map(machines.map((each) => [each.assetId, each.at]))
  return found.rows.map(({ id, host }) => ({ from: id, to: host, at: times.get(id)! }))
}

async function tie(context: ActionContext, ties: readonly Tie[]): Promise<void> {
  await sql`${prepared}
    insert into asset_link (from_id, to_id, type_id, is_observed, first_seen_at, last_seen_at)
    select distinct on ("from", "to") "from", "to", (select id from link_type where code = 'runs-on'), true, at, at
    from json_to_recordset(${JSON.stringify(ties)}::json) as t("from" bigint, "to" bigint, at timestamptz)
    on conflict (from_id, to_id, type_id) do update set last_seen_at = excluded.last_seen_at, ended_at = null, is_observed = true
      where not asset_link.is_observed or asset_link.last_seen_at < excluded.last_seen_at - interval '1 day'`.execute(
    context.db,
  )
}

/** Machines that a host no longer lists have left it; what people declared stays. */
async function endTies(context: ActionContext, hostIds: readonly string[], ties: readonly Tie[]): Promise<void> {
  await sql`${prepared}
    update asset_link l set is_observed = false, ended_at = case when l.is_declared then null else ${context.now}::timestamptz end
    where l.to_id = any(${[...hostIds]}::bigint[]) and l.is_observed and l.type_id = (select id from link_type where code = 'runs-on')
      and not exists (
        select 1 from unnest(${ties.map((each) => each.from)}::bigint[], ${ties.map((each) => each.to)}::bigint[]) as t(f, t) where t.f = l.from_id and t.t = l.to_id)`.execute(
    context.db,
  )
}
