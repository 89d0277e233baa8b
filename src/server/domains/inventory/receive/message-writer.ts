import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

/** A message as it came, before anything is understood. */
export interface Received {
  door: string
  query: string
  deviceId: string | null
  /** Unit of a device that no agent of ours has; that of a known one goes before. */
  entityId: string
  address: string
  userAgent: string | null
  headers: Record<string, string>
  encoding: string
  body: Buffer | null
  bodyHash: string
  /** Bytes as received. */
  size: number
  /** Refused at the door already: kept for the "not taken" page. */
  refusal?: { code: string; detail: string } | undefined
}

interface Waiting {
  message: Received
  done: (id: string) => void
  failed: (error: unknown) => void
}

/**
 * Stores messages. Those that arrive while one write is under way share the next: at 08:30 six hundred machines cost
 * a few dozen commits. A message is acknowledged only after the commit that holds it.
 */
export class MessageWriter {
  private readonly db: Kysely<Tables>
  private waiting: Waiting[] = []
  private isWriting = false
  private readonly most = 64

  constructor(db: Kysely<Tables>) {
    this.db = db
  }

  /** Resolves with the id of the stored message. */
  store(message: Received): Promise<string> {
    return new Promise((done, failed) => {
      this.waiting.push({ message, done, failed })
      if (!this.isWriting) void this.drain()
    })
  }

  private async drain(): Promise<void> {
    this.isWriting = true
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most)
      try {
        const ids = await this.write(batch.map((each) => each.message))
        for (const [index, each] of batch.entries()) each.done(ids[index]!)
      } catch (error) {
        for (const each of batch) each.failed(error)
      }
    }
    this.isWriting = false
  }

  private async write(messages: Received[]): Promise<string[]> {
    const rows = messages.map(
      (
        each,
      ) => sql`(${each.door}, ${each.query}, ${each.deviceId}, ${each.address}, ${each.userAgent}, ${JSON.stringify(each.headers)}::jsonb, ${each.encoding},
        ${each.body}, ${each.bodyHash}, ${each.size}::int, ${each.refusal === undefined ? 'queued' : 'refused'}, ${each.refusal?.code ?? null}, ${each.refusal?.detail ?? null},
        coalesce((select g.entity_id from agent g where g.device_id = ${each.deviceId}), ${each.entityId}::bigint))`,
    )
    const result = await sql<{ id: string }>`${prepared}
      insert into inventory_message (door, query, device_id, address, user_agent, headers, encoding, body, body_hash, size, state, error_code, error_detail, entity_id)
      values ${sql.join(rows)} returning id`.execute(this.db)
    return result.rows.map((row) => row.id)
  }
}
