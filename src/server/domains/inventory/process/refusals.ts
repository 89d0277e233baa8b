import { sql, type Transaction } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { fingerprintOf } from '../identity/fingerprint.ts'
import type { NeutralInventory } from '../neutral.ts'
import type { Ruled } from './ask-rules.ts'
import { typeOf } from './facts.ts'

export interface Refused {
  messageId: string
  agentId: string
  neutral: NeutralInventory
  reason: string
  ruled?: Ruled
  trace: Record<string, unknown>
}

const mostValues = 50
const mostRules = 100

/**
 * One row a machine: who it says it is, which rule or reason keeps it out, how often it has come. What a person has
 * decided of it stays decided; what had come in and is kept out again waits again.
 */
export async function keepRefusals(transaction: Transaction<Tables>, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return
  const rows = refused.map(rowOf)
  await sql`${prepared}
    insert into inventory_refusal as r (device_id, fingerprint, name, serial, uuid, manufacturer, model, type, tag, addresses, macs, agent_id, message_id, reason, rule_id, detail, trace,
      address, entity_id, first_at, last_at)
    select t.*, m.address, m.entity_id, m.received_at, m.received_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(device_id text, fingerprint text, name text, serial text, uuid text, manufacturer text, model text, type text, tag text,
      addresses text, macs text, agent_id bigint, message_id bigint, reason text, rule_id bigint, detail text, trace jsonb)
    join inventory_message m on m.id = t.message_id
    on conflict (device_id, fingerprint) do update set name = excluded.name, serial = excluded.serial, uuid = excluded.uuid, manufacturer = excluded.manufacturer, model = excluded.model,
      type = excluded.type, tag = excluded.tag, addresses = excluded.addresses, macs = excluded.macs, address = excluded.address, agent_id = excluded.agent_id, entity_id = excluded.entity_id,
      reason = excluded.reason, rule_id = excluded.rule_id, detail = excluded.detail, trace = excluded.trace,
      message_id = excluded.message_id, last_at = greatest(r.last_at, excluded.last_at), updated_at = now(), deleted_at = null,
      times = r.times + case when r.message_id is distinct from excluded.message_id then 1 else 0 end,
      asset_id = null, user_id = null, decided_at = null, state = 'refused',
      version = r.version + case when r.state = 'refused' and r.deleted_at is null then 0 else 1 end`.execute(
    transaction,
  )
}

/** An ignored machine has come again: that is counted, and nothing else. */
export async function countIgnored(
  transaction: Transaction<Tables>,
  ignored: readonly { messageId: string; neutral: NeutralInventory }[],
): Promise<void> {
  if (ignored.length === 0) return
  await sql`${prepared}
    update inventory_refusal r set message_id = m.id, last_at = greatest(r.last_at, m.received_at), updated_at = now(),
      times = r.times + case when r.message_id is distinct from m.id then 1 else 0 end
    from unnest(${ignored.map((each) => each.neutral.deviceId)}::text[], ${ignored.map((each) => fingerprintOf(each.neutral))}::text[], ${ignored.map((each) => each.messageId)}::bigint[]) as t(device_id, fingerprint, message_id)
    join inventory_message m on m.id = t.message_id
    where r.device_id = t.device_id and r.fingerprint = t.fingerprint and r.state = 'ignored'`.execute(transaction)
}

function rowOf({ messageId, agentId, neutral, reason, ruled, trace }: Refused): Record<string, unknown> {
  const { identity, sections, system } = neutral
  const addresses = (sections.port ?? []).flatMap((port) => port.addresses.map(({ address }) => address))
  const all = system.device?.address ? [system.device.address, ...addresses] : addresses
  return {
    device_id: neutral.deviceId,
    fingerprint: fingerprintOf(neutral),
    name: identity.name,
    serial: identity.serial,
    uuid: identity.uuid,
    manufacturer: identity.manufacturer,
    model: identity.model,
    type: typeOf(neutral),
    tag: neutral.tag,
    addresses: listed(all),
    macs: listed(identity.macs.map(({ mac }) => mac)),
    agent_id: agentId,
    message_id: messageId,
    reason,
    rule_id: ruled?.refusal?.id ?? null,
    detail: ruled?.refusal == null ? null : `${ruled.refusal.rule} : ${ruled.refusal.reason}`,
    trace: {
      ...trace,
      rules: (ruled?.trace ?? []).slice(0, mostRules).map(({ id, name, verdict }) => ({ id, name, verdict })),
    },
  }
}

const listed = (values: readonly string[]): string | null =>
  values.length === 0 ? null : [...new Set(values)].slice(0, mostValues).join(', ')

/** What a person has decided of a machine that was refused. */
export interface Standing {
  state: 'accepted' | 'ignored'
  decidedAt: Date
}

/** Decisions that bind, by fingerprint. */
export async function standingOf(
  transaction: Transaction<Tables>,
  machines: readonly NeutralInventory[],
): Promise<Map<string, Standing>> {
  const found = await sql<Standing & { fingerprint: string }>`${prepared}
    select fingerprint, state, decided_at from inventory_refusal
    where device_id = any(${machines.map((each) => each.deviceId)}::text[]) and state in ('accepted', 'ignored') and deleted_at is null`.execute(
    transaction,
  )
  return new Map(found.rows.map((row) => [row.fingerprint, row]))
}

/** These machines are in the register: a refusal of them is over, the asset stands beside it. */
export async function closeRefusals(
  transaction: Transaction<Tables>,
  known: readonly { deviceId: string; assetId: string }[],
): Promise<void> {
  if (known.length === 0) return
  await sql`${prepared}
    update inventory_refusal r set asset_id = k.asset_id, updated_at = now(), version = r.version + 1,
      state = case when r.state = 'accepted' then r.state else 'entered' end
    from unnest(${known.map((each) => each.deviceId)}::text[], ${known.map((each) => each.assetId)}::bigint[]) as k(device_id, asset_id)
    where r.device_id = k.device_id and r.state in ('refused', 'accepted') and r.asset_id is distinct from k.asset_id`.execute(
    transaction,
  )
}
