import type { Kysely, Transaction } from 'kysely'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Actor } from '../access/actor.ts'
import type { House } from '../house.ts'

/** What the house has at hand while it runs. */
export interface Services {
  db: Kysely<Tables>
  house: House
  files: FileStore
  /** Where people reach the house, without a slash at the end: what is printed on labels. */
  publicUrl: string
  /** Seals what must be known in clear later; absent where nothing is sealed (tests of single rooms). */
  secrets?: Secrets
  now: () => Date
  /** IANA zone in which days begin and cron runs. */
  timeZone: string
  /** Puts a job into the queue inside the transaction. */
  enqueue: (
    transaction: Transaction<Tables>,
    job: string,
    data: Record<string, unknown>,
    options?: { startAfter?: Date; key?: string },
  ) => Promise<void>
}

/** One field's change, as history keeps it. */
export interface FieldChange {
  field: string
  old: unknown
  new: unknown
  oldText?: string
  newText?: string
  /** Kind of the record that `old` or `new` is the id of: history names it only to those who may see it. */
  of?: string
}

export interface WriteOptions {
  /** Fields that the house decided (a rule): they may point at what the actor does not see. */
  byHouse?: ReadonlySet<string>
}

export interface HistoryLine {
  kind: string
  recordId: string
  changes: FieldChange[]
}

/** Given to the body of an action; everything it writes goes through here. */
export interface ActionContext {
  readonly actor: Actor
  readonly now: Date
  readonly changeId: string
  readonly house: House
  readonly services: Services
  /** For reads and for the rooms' own link tables; rows of kinds are written only by the functions below. */
  readonly db: Transaction<Tables>
  create<K extends Kind>(kind: K, values: Partial<RowOf<K>>, options?: WriteOptions): Promise<RowOf<K>>
  /** The same for many at once, in as many statements as for one. */
  createMany<K extends Kind>(kind: K, list: readonly Partial<RowOf<K>>[]): Promise<RowOf<K>[]>
  /** Writes what differs; returns the new row. No difference = no write, no history, same version. */
  change<K extends Kind>(kind: K, row: RowOf<K>, patch: Partial<RowOf<K>>, options?: WriteOptions): Promise<RowOf<K>>
  /** The same for many at once, each by its own patch, in as many statements as for one. Rows come back in order. */
  changeMany<K extends Kind>(
    kind: K,
    pairs: readonly { row: RowOf<K>; patch: Partial<RowOf<K>> }[],
  ): Promise<RowOf<K>[]>
  /** Moves `updatedAt` only: something was said or linked. The version stays, so that nobody's edit becomes stale. */
  touch(kind: Kind, row: { id: string }): Promise<void>
  /** Into the trash; kinds without one are deleted. */
  remove<K extends Kind>(kind: K, row: RowOf<K>): Promise<void>
  restore<K extends Kind>(kind: K, row: RowOf<K>): Promise<void>
  /** Deletes for good what lies in the trash, with its handles and files; false = other records still need it, and it stays. */
  purge<K extends Kind>(kind: K, row: RowOf<K>): Promise<boolean>
  /** A history line for what is not a field (a part, a link, a message). */
  note(kind: Kind, recordId: string, changes: FieldChange[]): void
  /** A row of a kind through the read gate, or not_found. */
  load<K extends Kind>(kind: K, id: string): Promise<RowOf<K>>
  /** An event beside the action's own. */
  tell(event: string, kind: Kind, recordId: string | null, data?: Record<string, unknown>): void
  /** Data that travels with the action's own event. */
  tellMore(data: Record<string, unknown>): void
  enqueue(job: string, data: Record<string, unknown>, options?: { startAfter?: Date; key?: string }): Promise<void>
  /** May the actor use `permission` on this very row, now? Same SQL as the gate. */
  may(permission: string, kind: Kind, recordId: string): Promise<boolean>
  /** Which of these rows may the actor use `permission` on? */
  mayOn(permission: string, kind: Kind, recordIds: readonly string[]): Promise<ReadonlySet<string>>
}
