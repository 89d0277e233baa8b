import { sql, type Transaction } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory } from '../neutral.ts'
import type { QueuedMessage } from './queued-message.ts'
import type { Hashes } from './section-hashes.ts'

export interface AgentRow {
  id: string
  deviceId: string
  /** Null: none yet, or in the trash. */
  assetId: string | null
  isBlocked: boolean
  sectionHashes: Hashes
  lastMessageId: string | null
}

/** Agents by device id, locked: two workers never treat one device at the same time. */
export async function loadAgents(
  transaction: Transaction<Tables>,
  deviceIds: readonly string[],
): Promise<Map<string, AgentRow>> {
  if (deviceIds.length === 0) return new Map()
  const found = await sql<AgentRow>`${prepared}
    select g.id, g.device_id, (select a.id from asset a where a.id = g.asset_id and a.deleted_at is null) as asset_id,
      g.is_blocked, g.section_hashes, g.last_message_id
    from agent g where g.device_id = any(${[...new Set(deviceIds)]}::text[]) order by g.device_id for update of g`.execute(
    transaction,
  )
  return new Map(found.rows.map((row) => [row.deviceId, row]))
}

/** What an agent said last. */
export interface Said {
  message: QueuedMessage
  neutral: NeutralInventory
  /** Null: nothing of the message entered the register. */
  hashes: Hashes | null
  assetId: string | null
  /** Unit of the machine as long as it has no asset. */
  entityId: string
}

/** Writes what agents are and said last, one statement for all; the map learns it for the next messages of the batch. */
export async function saveAgents(
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  said: readonly Said[],
): Promise<void> {
  if (said.length === 0) return
  const rows = said.map(({ message, neutral, hashes, assetId, entityId }) => ({
    device_id: neutral.deviceId,
    agent_uuid: neutral.agentId,
    name: neutral.agent.name,
    program_version: neutral.agent.version,
    tag: neutral.tag,
    asset_id: assetId,
    entity_id: entityId,
    address: message.address,
    user_agent: message.userAgent,
    at: message.receivedAt,
    full_at: neutral.isPartial || hashes === null ? null : message.receivedAt,
    hashes,
    message_id: message.id,
  }))
  const result = await sql<AgentRow>`${prepared}
    insert into agent (device_id, agent_uuid, name, program_version, tag, entity_id, asset_id, address, user_agent, last_contact_at, last_inventory_at, last_full_at, section_hashes, last_message_id)
    select device_id, agent_uuid, name, program_version, tag, entity_id, asset_id, address, user_agent, at, at, full_at, coalesce(hashes, '{}'), message_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as s(device_id text, agent_uuid text, name text, program_version text, tag text, entity_id bigint, asset_id bigint, address text, user_agent text,
      at timestamptz, full_at timestamptz, hashes jsonb, message_id bigint)
    on conflict (device_id) do update set agent_uuid = coalesce(excluded.agent_uuid, agent.agent_uuid), name = excluded.name, program_version = excluded.program_version,
      tag = coalesce(excluded.tag, agent.tag), entity_id = excluded.entity_id, asset_id = coalesce(excluded.asset_id, agent.asset_id), address = excluded.address, user_agent = excluded.user_agent,
      last_contact_at = greatest(excluded.last_contact_at, agent.last_contact_at), last_inventory_at = excluded.last_inventory_at,
      last_full_at = coalesce(excluded.last_full_at, agent.last_full_at),
      section_hashes = case when excluded.section_hashes = '{}' then agent.section_hashes else excluded.section_hashes end,
      last_message_id = excluded.last_message_id
    returning id, device_id, asset_id, is_blocked, section_hashes, last_message_id`.execute(transaction)
  for (const row of result.rows) agents.set(row.deviceId, row)
}

/**
 * Sections that other programs on the same machine already tell, by device id (two programs count software differently and
 * would take turns for ever). Whoever came first keeps them while it goes on reporting. The same program under another
 * device id is the machine before it was renamed: what it said does not count.
 */
export async function toldByOthers(
  transaction: Transaction<Tables>,
  asked: readonly { deviceId: string; assetId: string; program: string }[],
): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>()
  if (asked.length === 0) return told
  const found = await sql<{ deviceId: string; sections: string[] }>`${prepared}
    select q.device_id, array_agg(distinct k.key) as sections
    from unnest(${asked.map((each) => each.deviceId)}::text[], ${asked.map((each) => each.assetId)}::bigint[], ${asked.map((each) => each.program)}::text[]) as q(device_id, asset_id, program)
    left join agent own on own.device_id = q.device_id
    join agent g on g.asset_id = q.asset_id and g.device_id <> q.device_id and g.name <> q.program and g.last_inventory_at > now() - interval '7 days'
      and (own.asset_id is distinct from q.asset_id or g.id < own.id)
    cross join lateral jsonb_object_keys(g.section_hashes) as k(key)
    group by q.device_id`.execute(transaction)
  for (const row of found.rows) told.set(row.deviceId, new Set(row.sections))
  return told
}
