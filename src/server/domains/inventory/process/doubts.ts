import { sql, type Transaction } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { fingerprintOf } from '../identity/fingerprint.ts'
import type { Scored } from '../identity/score.ts'
import type { Question } from './decide-identity.ts'
import { typeOf } from './facts.ts'

const mostCandidates = 10

export interface Doubtful extends Question {
  scored: Scored[]
  reason: string
}

/** One open doubt a device: a new message refreshes it. Both sides are kept, to be shown side by side. */
export async function openDoubts(transaction: Transaction<Tables>, doubts: readonly Doubtful[]): Promise<void> {
  if (doubts.length === 0) return
  const rows = doubts.map((doubt) => ({
    message_id: doubt.messageId,
    device_id: doubt.neutral.deviceId,
    candidates: doubt.scored.slice(0, mostCandidates),
    subject: subjectOf(doubt),
  }))
  await sql`${prepared}
    with told as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) as t(message_id bigint, device_id text, candidates jsonb, subject jsonb)),
    again as (
      update inventory_doubt d set message_id = t.message_id, subject = t.subject, candidates = t.candidates, updated_at = now(), entity_id = m.entity_id, version = d.version + 1
      from told t join inventory_message m on m.id = t.message_id where d.device_id = t.device_id and d.state = 'open' returning d.device_id)
    insert into inventory_doubt (message_id, device_id, entity_id, candidates, subject)
    select t.message_id, t.device_id, m.entity_id, t.candidates, t.subject from told t join inventory_message m on m.id = t.message_id
    where t.device_id not in (select device_id from again)`.execute(transaction)
}

function subjectOf({ neutral, evidence, reason }: Doubtful): Record<string, unknown> {
  return {
    ...neutral.identity,
    deviceId: neutral.deviceId,
    agent: neutral.agent,
    tag: neutral.tag,
    type: typeOf(neutral),
    user: neutral.user?.login ?? null,
    os: neutral.sections.os?.[0]?.title ?? null,
    reason,
    evidence,
    fingerprint: fingerprintOf(neutral),
  }
}

/** The asset that a decision "new" has made: further messages of the device go there. */
export async function noteCreated(
  transaction: Transaction<Tables>,
  made: readonly { doubtId: string; assetId: string }[],
): Promise<void> {
  if (made.length === 0) return
  await sql`
    update inventory_doubt d set asset_id = m.asset_id, updated_at = now()
    from unnest(${made.map((each) => each.doubtId)}::bigint[], ${made.map((each) => each.assetId)}::bigint[]) as m(id, asset_id) where d.id = m.id`.execute(
    transaction,
  )
}

/** A later message told enough: questions about these devices are answered by themselves, and their messages overtaken. */
export async function closeDoubts(
  transaction: Transaction<Tables>,
  known: readonly { deviceId: string; assetId: string }[],
): Promise<void> {
  await sql`${prepared}
    with answered as (
      update inventory_doubt d set state = 'linked', asset_id = k.asset_id, decided_at = now(), updated_at = now(), version = d.version + 1
      from unnest(${known.map((each) => each.deviceId)}::text[], ${known.map((each) => each.assetId)}::bigint[]) as k(device_id, asset_id)
      where d.device_id = k.device_id and d.state = 'open' returning d.message_id, k.asset_id)
    update inventory_message m set state = 'unchanged', asset_id = a.asset_id, error_code = null, trace = m.trace || '{"rule": "older"}'
    from answered a where m.id = a.message_id and m.state = 'doubt'`.execute(transaction)
}
