import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory } from '../neutral.ts'
import type { QueuedMessage } from './process-batch.ts'

export interface AgentRow {
  id: string
  deviceId: string
  agentUuid: string | null
  assetId: string | null
  isBlocked: boolean
  sectionHashes: Record<string, string>
  lastMessageId: string | null
  lastFullAt: Date | null
}

/** Agents by device id, locked: two workers never treat one device at the same time. An agent whose asset is in the trash is told apart. */
export async function loadAgents(
  transaction: Transaction<Tables>,
  deviceIds: string[],
): Promise<Map<string, AgentRow>> {
  if (deviceIds.length === 0) return new Map()
  const found = await sql<AgentRow>`
    select g.id, g.device_id, g.agent_uuid, (select a.id from asset a where a.id = g.asset_id and a.deleted_at is null) as asset_id,
      g.is_blocked, g.section_hashes, g.last_message_id, g.last_full_at
    from agent g where g.device_id = any(${deviceIds}::text[]) order by g.device_id for update of g`.execute(
    transaction,
  )
  return new Map(found.rows.map((row) => [row.deviceId, row]))
}

interface Said {
  message: QueuedMessage
  /** Null: nothing of the message entered the register. */
  hashes: Record<string, string> | null
  assetId: string | null
}

/** Writes what the agent is and said last; the map learns it too, for the next message of the same batch. */
export async function saveAgent(
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  neutral: NeutralInventory,
  { message, hashes, assetId }: Said,
): Promise<AgentRow> {
  const at = message.receivedAt
  const fullAt = neutral.isPartial || hashes === null ? null : at
  const result = await sql<AgentRow>`
    insert into agent (device_id, agent_uuid, name, program_version, tag, asset_id, address, user_agent, last_contact_at, last_inventory_at, last_full_at, section_hashes, last_message_id)
    values (${neutral.deviceId}, ${neutral.agentId}, ${neutral.agent.name}, ${neutral.agent.version}, ${neutral.tag}, ${assetId}, ${message.address}, ${message.userAgent}, ${at}, ${at}, ${fullAt}, ${JSON.stringify(hashes ?? {})}::jsonb, ${message.id})
    on conflict (device_id) do update set agent_uuid = coalesce(excluded.agent_uuid, agent.agent_uuid), name = excluded.name, program_version = excluded.program_version,
      tag = coalesce(excluded.tag, agent.tag), asset_id = coalesce(excluded.asset_id, agent.asset_id), address = excluded.address, user_agent = excluded.user_agent,
      last_contact_at = excluded.last_contact_at, last_inventory_at = excluded.last_inventory_at, last_full_at = coalesce(excluded.last_full_at, agent.last_full_at),
      section_hashes = case when ${hashes === null} then agent.section_hashes else excluded.section_hashes end, last_message_id = excluded.last_message_id, updated_at = now()
    returning id, device_id, agent_uuid, asset_id, is_blocked, section_hashes, last_message_id, last_full_at`.execute(
    transaction,
  )
  const row = result.rows[0]!
  agents.set(row.deviceId, row)
  return row
}

/**
 * Sections that another agent of the same machine already tells (two programs count software differently and would
 * take turns for ever). The first to have come keeps them while it goes on reporting.
 */
export async function ownedByOthers(
  transaction: Transaction<Tables>,
  assetId: string,
  deviceId: string,
): Promise<Set<string>> {
  const found = await sql<{ sections: string[] }>`
    select array(select jsonb_object_keys(section_hashes)) as sections from agent
    where asset_id = ${assetId} and device_id <> ${deviceId} and last_inventory_at > now() - interval '7 days'
      and id < coalesce((select id from agent where device_id = ${deviceId}), 9223372036854775807)
    order by id limit 1`.execute(transaction)
  return new Set(found.rows[0]?.sections ?? [])
}
