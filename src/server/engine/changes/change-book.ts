import { sql, type Transaction } from 'kysely'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import type { HistoryLine } from '../actions/context.ts'
import type { House } from '../house.ts'

/** What they write is no news to anybody. */
const quietSources: ReadonlySet<string> = new Set(['seed', 'import'])

interface Told {
  event: string
  kind: string
  recordId: string | null
  data: Record<string, unknown>
}

/** What one action did: history lines and events, written together in one statement before the commit. */
export class ChangeBook {
  readonly action: string
  readonly changeId: string
  readonly actor: Actor
  readonly at: Date
  private readonly lines: HistoryLine[] = []
  private readonly told: Told[] = []
  private readonly touched = new Set<string>()
  private more: Record<string, unknown> = {}
  private first: { kind: string; recordId: string } | null = null

  constructor(action: string, changeId: string, actor: Actor, at: Date) {
    this.action = action
    this.changeId = changeId
    this.actor = actor
    this.at = at
  }

  add(line: HistoryLine): void {
    this.first ??= { kind: line.kind, recordId: line.recordId }
    this.lines.push(line)
    this.touched.add(`${line.kind} ${line.recordId}`)
  }

  tell(event: string, kind: string, recordId: string | null, data: Record<string, unknown>): void {
    this.told.push({ event, kind, recordId, data })
  }

  tellMore(data: Record<string, unknown>): void {
    this.more = { ...this.more, ...data }
  }

  /** Has anything been noted of this record? */
  touches(kind: string, recordId: string): boolean {
    return this.touched.has(`${kind} ${recordId}`)
  }

  firstKind(): string {
    return this.first?.kind ?? ''
  }

  firstRecord(): string | null {
    return this.first?.recordId ?? null
  }

  /**
   * Writes the lines and the events and wakes the listeners. An action that changed nothing and told nothing more
   * writes nothing at all.
   */
  async flush(transaction: Transaction<Tables>, house: House): Promise<void> {
    if (this.lines.length === 0 && Object.keys(this.more).length === 0) return
    const fields = this.fieldsByRecord()
    const history = this.lines.map((line) => ({ kind: line.kind, record_id: line.recordId, changes: line.changes }))
    const events = this.told.map((told) => ({
      event: told.event,
      kind: told.kind,
      record_id: told.recordId,
      data: { ...told.data, ...this.more, fields: [...(fields.get(`${told.kind} ${told.recordId}`) ?? [])] },
      waits: house.subscribers.some(
        (each) =>
          each.events.includes(told.event) && !(each.hearsNewsOnly === true && quietSources.has(this.actor.source)),
      ),
    }))
    // Agents' messages change hundreds of records a minute: only what people look at live is worth a wake-up.
    const live = JSON.stringify(
      events
        .slice(0, 20)
        .map((event) => ({ event: event.event, kind: event.kind, id: event.record_id, by: this.actor.userId })),
    )
    await sql`${prepared}
      with lines as (
        insert into history (at, kind, record_id, change_id, action, user_id, actor_name, source, changes)
        select ${this.at}, kind, record_id, ${this.changeId}::uuid, ${this.action}, ${this.actor.userId}::bigint, ${this.actor.name}, ${this.actor.source}, changes
        from jsonb_to_recordset(${JSON.stringify(history)}::jsonb) as line(kind text, record_id bigint, changes jsonb)),
      events as (
        insert into outbox (at, event, kind, record_id, change_id, user_id, data, dispatched_at)
        select ${this.at}, event, kind, record_id, ${this.changeId}::uuid, ${this.actor.userId}::bigint, data, case when waits then null else now() end
        from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as told(event text, kind text, record_id bigint, data jsonb, waits boolean))
      select pg_notify('cigale_live', ${live}) where ${events.length > 0}`.execute(transaction)
  }

  private fieldsByRecord(): Map<string, Set<string>> {
    const fields = new Map<string, Set<string>>()
    for (const { kind, recordId, changes } of this.lines) {
      const key = `${kind} ${recordId}`
      const known = fields.get(key) ?? new Set<string>()
      for (const change of changes) known.add(change.field)
      fields.set(key, known)
    }
    return fields
  }
}
