import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import { secretsOf } from '../../../engine/sealed.ts'
import { mailDomain, makeMessageId } from '../../../platform/mail/message-id.ts'

export interface ThreadKey {
  recordKind: string
  recordId: string | null
  address: string
}

const keyOf = ({ recordKind, recordId, address }: ThreadKey): string => `${recordKind} ${recordId} ${address}`

/** Mails of a thread that the next one names, beside its root. */
const mostReferences = 5

/**
 * The Message-ID that all mails about a record refer to. None was ever sent with it: it is the same for everybody and at any
 * time, so that programs gather the mails of a record, and an answer that quotes it alone still finds its way.
 */
export function rootId(services: Services, kind: string, id: string): string {
  const hash = createHash('sha256').update(`${kind}-${id}`).digest('hex')
  const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  return makeMessageId(secretsOf(services), { kind, id }, mailDomain(services.publicUrl), uuid)
}

/** What was mailed before to each address about each record, the oldest first. One statement. */
export async function earlierIds(
  { db }: Pick<Services, 'db'>,
  keys: readonly ThreadKey[],
): Promise<(key: ThreadKey) => string[]> {
  const asked = keys.filter(({ recordId }) => recordId !== null)
  const found = await sql<ThreadKey & { ids: string[] }>`
    select k."recordKind" as record_kind, k."recordId"::text as record_id, k.address, array(
      select m.message_id from outgoing_mail m
      where m.record_kind = k."recordKind" and m.record_id = k."recordId" and m.address = k.address and m.state <> 'cancelled'
      order by m.id desc limit ${mostReferences}) as ids
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as k("recordKind" text, "recordId" bigint, address text)`.execute(
    db,
  )
  const known = new Map(found.rows.map((row) => [keyOf(row), row.ids.toReversed()]))
  return (key) => known.get(keyOf(key)) ?? []
}
