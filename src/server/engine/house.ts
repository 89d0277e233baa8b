import type { Readable } from 'node:stream'
import type { RawBuilder, SqlBool } from 'kysely'
import type { ApprovalState, ApprovalSubject } from '../../shared/approvals/approval-plan.ts'
import { internal } from '../../shared/errors.ts'
import type { Fields, Kind } from '../../shared/kinds/define-kind.ts'
import type { Route } from '../../shared/routes/define-route.ts'
import type { RuleSet } from '../../shared/rules/rule-set.ts'
import type { Actor } from './access/actor.ts'
import type { ActionContext, Services } from './actions/context.ts'
import type { Action } from './actions/define-action.ts'
import type { Row, Write } from './changes/write.ts'
import type { DueDate } from './due-dates.ts'
import type { Reader } from './lists/list.ts'
import type { Belonging } from './merge/belongings.ts'
import type { Holds } from './search/text-condition.ts'

/**
 * SQL that says whether the row `alias` is the actor's own, or his groups'. The permission asked is told, for what is
 * "own" may depend on it (accepting a solution is for whoever asked, not for whoever watches).
 */
export interface KindAccess {
  own?: (alias: string, actor: Actor, permission: string) => RawBuilder<SqlBool>
  group?: (alias: string, actor: Actor, permission: string) => RawBuilder<SqlBool>
  /** Column that holds the entity; default `entity_id` when the kind has an entity field. */
  entityColumn?: string
  /** Records of an upper entity may be read by the lower ones too (locations, groups); never written. */
  sharedDown?: boolean
  /** A further condition on every use of a permission, whatever the reach (private notes, for example). */
  always?: (alias: string, actor: Actor, permission: string) => RawBuilder<SqlBool>
}

/** How a relation to many is asked: rows of `from` that belong to the record, with the SQL of each field. */
export interface RelationSql {
  /** `software_install si join software_version sv on …`, joined to the outer row by `on`. */
  from: RawBuilder<unknown>
  on: (outerAlias: string) => RawBuilder<SqlBool>
  fields: Record<string, RawBuilder<unknown>>
  /** Less than `from`, under the same alias, where only is asked whether there is one at all. */
  any?: RawBuilder<unknown>
  /** Alias of the related record in `from`, when the relation leads to a kind: it must be visible to the reader too. */
  record?: string
  /**
   * Rows of `from` point at something shared by many (an install at its program): a condition on that alone is asked once,
   * not for each row. PostgreSQL cannot know how often a program is installed before it knows which (30 → 14 ms).
   */
  shared?: SharedSql
}

export interface SharedSql {
  /** Those of `fields` that the shared thing tells, and the related record with them. */
  fields: readonly string[]
  from: RawBuilder<unknown>
  key: RawBuilder<unknown>
  /** The rows that point at it, joined to the outer row by `on`, and the column that does. */
  rows: RawBuilder<unknown>
  pointer: RawBuilder<unknown>
}

/** A value computed in SQL and added to the JSON of a record under its name. */
export type Extra = (alias: string, actor: Actor) => RawBuilder<unknown>

export interface ExactHandle {
  sort: string
  value: string
}

export interface KindEntry {
  kind: Kind
  access?: KindAccess
  relations?: Record<string, RelationSql>
  /**
   * Looks at what is about to be written, whoever writes it: may refuse it (throws), may add what follows from it. `row` as
   * it stands, null for a new one; `values` by row properties. Returns the values to write.
   */
  prepare?: (write: Write, row: Row | null, values: Record<string, unknown>) => Promise<Record<string, unknown>>
  /** Shown in lists and records. */
  extras?: Record<string, Extra>
  /** What the reader may see of a field that tells of other records (JSON): SQL read instead of its column. */
  readAs?: Record<string, (alias: string, actor: Actor, house: House) => RawBuilder<unknown>>
  /** SQL on alias of each of the kind's measures, in seconds where it is a time. */
  measures?: Record<string, (alias: string) => RawBuilder<unknown>>
  /** Handles by which people look a record up exactly; kept by the write gate. */
  exact?: (row: Record<string, unknown>) => ExactHandle[]
  /** Sets `search_extra` from the names of references (as resolved by the gate). */
  searchExtra?: (row: Record<string, unknown>, names: Record<string, string>) => string
  /** Ids of records by words that stand elsewhere than in their own `search` column (the follow-ups of a case), as far as the actor may read them. */
  textElsewhere?: (holds: Holds, actor: Actor) => RawBuilder<unknown>
  /**
   * Files may hang on its records: verbs `attach` and `detach`, and the list of them (engine/files/record-documents.ts).
   * `apart`: whoever reads the record does not read them; that takes the permission `<guard>.read-documents`.
   */
  hasDocuments?: boolean | 'apart'
  /** Dated, signed notes may hang on its records: verbs `add-note`…, the list of them, their words in its search (engine/notes). */
  hasNotes?: boolean
  /**
   * Its records can be copied: verb `copy` (engine/copies). `empties`: fields that name one record and no other, beside the
   * keys of the kind; `prepare` sees the values of a copy, by field names.
   */
  copied?: { empties?: readonly string[]; prepare?: (values: Record<string, unknown>) => Record<string, unknown> }
  /** The kind of what is said and done on a record (its timeline): it goes into the trash with it, and has its own attachments. */
  entryKind?: string
  /** What the state of a record allows, whatever the rights: narrows `can` so that no button leads to a refusal. */
  possible?: (record: Record<string, unknown>, verb: string) => boolean
  /** Second line under the title in global search. SQL on alias. */
  subtitle?: (alias: string) => RawBuilder<unknown>
  /** The action behind POST /<kinds> when it is not `<kind>.create` (`ticket.open`). */
  createBy?: string
  /** The generic actions this kind gets; a room replaces one by giving its own action of the same name. */
  crud?: readonly ('create' | 'update' | 'remove' | 'restore')[]
}

/** Answer of a route that does not run an action. */
export interface RouteContext {
  reader: Reader
  services: Services
  requestId: string
  language: string
}

/** What a read gives when its answer is a file rather than JSON. */
export class FileAnswer {
  readonly name: string
  readonly type: string
  readonly content: Readable | string
  /** Of what it tells, for programs that ask again and again: the same content, the same tag. */
  readonly etag: string | null

  constructor(name: string, type: string, content: Readable | string, etag: string | null = null) {
    this.name = name
    this.type = type
    this.content = content
    this.etag = etag
  }
}

export interface MountedRoute {
  route: Route
  /** Runs this action with {...params, ...body}… */
  action?: Action
  /** …or this read: JSON, or a FileAnswer. */
  read?: (
    input: { params: Record<string, string>; query: Record<string, unknown> },
    context: RouteContext,
  ) => Promise<unknown>
  /** What the caller gets of an action's output (a secret shown once, a record with names); default: the output itself. */
  present?: (output: unknown, context: RouteContext) => Promise<unknown>
}

export interface Subscriber {
  /** `<room>.<verb>`: name of the job. */
  name: string
  events: readonly string[]
  /** It does not hear what seeds and imports write: nobody is to be told of that. */
  hearsNewsOnly?: boolean
  run: (event: OutboxEvent, services: Services) => Promise<void>
}

export interface OutboxEvent {
  id: string
  event: string
  kind: string
  recordId: string | null
  changeId: string
  userId: string | null
  /** When it happened, ISO 8601. */
  at: string
  data: Record<string, unknown>
}

export interface Job {
  name: string
  /** Cron expression in the instance's time zone; none = only when enqueued. */
  cron?: string
  run: (data: Record<string, unknown>, services: Services) => Promise<Record<string, unknown> | undefined>
}

/** Work that does not come as jobs: a loop over a queue table of the room's own, for volumes that jobs cannot bear. */
export interface RoomWorker {
  name: string
  /** Starts the loop; the function given back ends it once what is under way is done. */
  start: (
    services: Services,
    log: { error: (details: object, text: string) => void; info: (details: object, text: string) => void },
  ) => () => Promise<void>
}

/**
 * Edges of the graph of consequences that a room can compute: "when the cause fails, the effect suffers". Both ends are
 * rows of `kind`; the walk (engine/impact) keeps to what its reader may see.
 */
export interface ImpactSource {
  /** Why the edge is there; named for people by `impact.source.<name>` when the edge has no label of its own. */
  name: string
  kind: string
  /**
   * A select of `cause_id`, `effect_id`, `label` (text, in data, or null) and `link_id` (of a record that people may
   * change, or null): every edge of which the named end is one of `ids` (`bigint[]`). It must use an index on that end.
   */
  edges: (ids: RawBuilder<unknown>, end: 'cause' | 'effect') => RawBuilder<unknown>
}

export interface SettingDefinition {
  key: string
  field: Fields[string]
  default: unknown
  /** Makes the setting a secret: what is typed is kept sealed (a hash), and all that is ever shown is whether it is set. */
  seal?: (value: unknown, services: Services) => unknown
}

/**
 * What a room does to its own tables when records of another room's kind are changed, whoever changes them: in the same
 * transaction, with lines of history in the same book.
 */
export interface Follower {
  kind: string
  /** It runs for rows of which one of these was changed. */
  fields: readonly string[]
  /** `rows` as they are now. */
  run: (write: Write, rows: readonly Row[]) => Promise<void>
}

/** Something that may follow a record into its copies. */
export interface Copier {
  kind: string
  /** For people: `engine.copy.part.<name>`. */
  name: string
  /** Permission without which it is not offered. */
  needs?: string
  /** A select of how many there are. */
  count: (recordId: string) => RawBuilder<unknown>
  run: (context: ActionContext, from: { id: string }, to: readonly { id: string }[]) => Promise<void>
}

/** Ties of a record that need not follow it into another unit. */
export interface Leaver {
  kind: string
  /** For people: `engine.copy.part.<name>`. */
  name: string
  /** Permission without which it is not offered. */
  needs?: string
  /** A select of how many there are. */
  count: (recordId: string) => RawBuilder<unknown>
  /** Ends those that the actor may end. */
  run: (context: ActionContext, recordId: string) => Promise<void>
}

/** A table of a room by which whoever sees a record also sees a document, and which keeps the document in the store. */
export interface KeptDocument {
  kind: string
  table: string
  /** Points at the record. */
  column: string
  /** Points at the document. */
  document: string
}

/** A kind about whose records people may be asked for approval; what its room makes of the answers. */
export interface Approvable {
  kind: Kind
  /** What whoever is asked must know, whatever else he may read; null = there is no such record any more. */
  show: (db: Services['db'], recordId: string) => Promise<ApprovalSubject | null>
  /** Users for whom it was asked: where the site says so they do not approve of it themselves. */
  requesters: (db: Services['db'], recordId: string) => Promise<string[]>
  /** Called in the transaction of the request or answer, the record being locked. `reason` comes with a refusal. */
  follow: (context: ActionContext, recordId: string, state: ApprovalState, reason?: string) => Promise<void>
}

/** The manifest of a room: all that it has. */
export interface Room {
  name: string
  kinds: readonly KindEntry[]
  actions: readonly Action[]
  routes: readonly MountedRoute[]
  /** Relations of kinds of lower rooms that only this room knows how to ask (`asset` → `ticket`). */
  relations?: Readonly<Record<string, Readonly<Record<string, RelationSql>>>>
  /** Permissions beyond those of its actions. */
  permissions?: readonly string[]
  subscribers?: readonly Subscriber[]
  jobs?: readonly Job[]
  workers?: readonly RoomWorker[]
  /** What this room knows of consequences between records. */
  impact?: readonly ImpactSource[]
  /** Rows of its own tables that follow a record into another (engine/merge). */
  belongings?: readonly Belonging[]
  followers?: readonly Follower[]
  keptDocuments?: readonly KeptDocument[]
  copiers?: readonly Copier[]
  leavers?: readonly Leaver[]
  settings?: readonly SettingDefinition[]
  /** Lists of rules that the room asks before it writes. */
  ruleSets?: readonly RuleSet[]
  approvables?: readonly Approvable[]
  /** Dates of its kinds that people should see coming (engine/due-dates.ts). */
  dueDates?: readonly DueDate[]
}

/** Everything the rooms brought, by name. Built once at start by buildHouse(). */
export interface House {
  rooms: readonly Room[]
  kinds: ReadonlyMap<string, KindEntry>
  byPlural: ReadonlyMap<string, KindEntry>
  actions: ReadonlyMap<string, Action>
  subscribers: readonly Subscriber[]
  jobs: readonly Job[]
  followers: readonly Follower[]
  keptDocuments: readonly KeptDocument[]
  settings: ReadonlyMap<string, SettingDefinition>
  ruleSets: ReadonlyMap<string, RuleSet>
  permissions: readonly string[]
}

export function entryOf(house: House, kind: string): KindEntry {
  const entry = house.kinds.get(kind)
  if (entry === undefined) throw internal(`unknown kind ${kind}`)
  return entry
}
