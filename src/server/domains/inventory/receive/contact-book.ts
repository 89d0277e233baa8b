import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'

const flushEvery = 1_000

/**
 * Last contacts of agents, written once a second for all: a PROLOG costs no statement of its own. What a crash loses
 * is a time of contact, nothing that was acknowledged.
 */
export class ContactBook {
  private readonly db: Kysely<Tables>
  private contacts = new Map<string, { at: Date; address: string }>()
  private readonly timer: NodeJS.Timeout

  constructor(db: Kysely<Tables>, onError: (error: unknown) => void) {
    this.db = db
    this.timer = setInterval(() => void this.flush().catch(onError), flushEvery)
    this.timer.unref()
  }

  note(deviceId: string, at: Date, address: string): void {
    this.contacts.set(deviceId, { at, address })
  }

  /** Agents locked at this moment are being written with an inventory that is newer: waiting for them would help nobody. */
  async flush(): Promise<void> {
    if (this.contacts.size === 0) return
    const seen = [...this.contacts]
    this.contacts = new Map()
    await sql`
      with seen as materialized (
        select own.id, s.at, s.address
        from unnest(${seen.map(([id]) => id)}::text[], ${seen.map(([, contact]) => contact.at)}::timestamptz[], ${seen.map(([, contact]) => contact.address)}::text[]) as s(device_id, at, address)
        join agent own on own.device_id = s.device_id for update of own skip locked)
      update agent a set last_contact_at = seen.at, address = seen.address from seen where a.id = seen.id`.execute(
      this.db,
    )
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.flush()
  }
}
