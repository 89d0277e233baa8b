import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { forbidden, invalid, notFound, staleVersion, unauthenticated } from '../../../shared/errors.ts'
import { isId } from '../../../shared/fields/id.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { type Actor, isAllowed } from '../access/actor.ts'
import { allowedSql, visible } from '../access/visible.ts'
import { ChangeBook } from '../changes/change-book.ts'
import { lockTree } from '../changes/tree.ts'
import { entryOf } from '../house.ts'
import { forgetCounts } from '../lists/count-cache.ts'
import type { Services } from './context.ts'
import { createContext } from './create-context.ts'
import type { Action } from './define-action.ts'
import { fieldErrors } from './field-errors.ts'
import { inTransaction } from './in-transaction.ts'
import { refuseUnstorable } from './storable.ts'

/** Options of callers that are not people: seeds and imports keep original dates. */
export interface RunOptions {
  at?: Date
  /** Join this transaction instead of opening one (an action inside an action). */
  transaction?: Transaction<Tables>
  /** Told the id of the change, for undo. */
  onChange?: (changeId: string) => void
}

/**
 * The write gate, the heart of the house: parse → transaction → permission on the locked row → body → history and
 * event → commit. Nothing else may write.
 *
 * @throws CigaleError `invalid`, `unauthenticated`, `forbidden`, `not_found`, `version`, and what the body throws
 */
export async function runAction<O>(
  services: Services,
  action: Action<never, O>,
  actor: Actor,
  raw: unknown,
  options: RunOptions = {},
): Promise<O> {
  const input = checkCall(action, actor, raw)
  const work = (transaction: Transaction<Tables>) =>
    runInside(services, action, actor, input as never, transaction, options)
  const output = await (options.transaction === undefined
    ? inTransaction(services.db, work)
    : work(options.transaction))
  forgetCounts()
  return output
}

/** All that can be said of a call without the database: its input and whether the actor holds the permission anywhere. */
export function checkCall(action: Action, actor: Actor, raw: unknown): unknown {
  refuseUnstorable(raw)
  const parsed = action.input.safeParse(raw)
  if (!parsed.success) throw invalid(fieldErrors(parsed.error))
  refuseEarly(action, actor)
  return parsed.data
}

/** Before the database is asked: an actor without the permission anywhere is told so at once. */
function refuseEarly(action: Action, actor: Actor): void {
  if (action.open === 'public') return
  if (actor.type === 'person' && actor.userId === null) throw unauthenticated()
  if (action.permission !== null && !isAllowed(actor, action.permission)) throw forbidden(action.permission)
}

async function runInside<O>(
  services: Services,
  action: Action<never, O>,
  actor: Actor,
  input: never,
  transaction: Transaction<Tables>,
  options: RunOptions,
): Promise<O> {
  const book = new ChangeBook(action.name, randomUUID(), actor, options.at ?? services.now())
  const context = createContext({ services, actor, book, transaction })
  const row = action.on === undefined ? {} : await loadLocked(services, action, actor, input, transaction)
  const output = await action.run(context, { row, input })
  if (action.event !== null)
    book.tell(
      action.event,
      action.on?.kind.name ?? book.firstKind(),
      (row as { id?: string }).id ?? book.firstRecord(),
      {},
    )
  await book.flush(transaction, services.house)
  options.onChange?.(book.changeId)
  return output
}

/** Not visible = not found; visible but not allowed = forbidden; another version than the caller saw = stale. */
async function loadLocked(
  services: Services,
  action: Action,
  actor: Actor,
  input: never,
  transaction: Transaction<Tables>,
): Promise<Record<string, unknown>> {
  return (await lockRows(services, action, actor, [input], transaction))[0]!
}

/** The rows that inputs work on, locked, in the order of the inputs. One statement. @throws as for one */
export async function lockRows(
  services: Services,
  action: Action,
  actor: Actor,
  inputs: readonly never[],
  transaction: Transaction<Tables>,
): Promise<Record<string, unknown>[]> {
  const { kind, id, and } = action.on!
  if (kind.isTree) await lockTree(transaction, kind)
  const ids = inputs.map(id)
  const along = and === undefined ? [] : inputs.map(and)
  const rows = await readLocked(services, kind, actor, [...ids, ...along], action.permission, transaction)
  return inputs.map((input, index) => checkedRow(action, input, rows.get(ids[index]!)))
}

function checkedRow(action: Action, input: never, row: Record<string, unknown> | undefined): Record<string, unknown> {
  const { kind, id, trashed, version } = action.on!
  if (row === undefined) throw notFound(kind.name, id(input))
  const isTrashed = row.deletedAt != null
  if (kind.hasTrash && isTrashed !== (trashed ?? false)) throw notFound(kind.name, id(input))
  if (row.actionAllowed !== true) throw forbidden(action.permission ?? action.name)
  const expected = version?.(input)
  if (expected !== undefined && expected !== row.version) throw staleVersion(row.version as number)
  delete row.actionAllowed
  return row
}

async function readLocked(
  services: Services,
  kind: Kind,
  actor: Actor,
  ids: readonly string[],
  permission: string | null,
  transaction: Transaction<Tables>,
): Promise<Map<string, Record<string, unknown>>> {
  const real = ids.filter(isId)
  if (real.length === 0) return new Map()
  const entry = entryOf(services.house, kind.name)
  const mayDo = permission === null ? sql`true` : allowedSql(entry, actor, permission, 'r')
  const seen = permission === null && actor.userId !== null ? sql`true` : visible(entry, actor, 'r')
  // Many are locked in the order of their ids, so that two sets never wait for each other. Not against references: a row
  // that another transaction points at (a link between two cases) would make both wait for each other.
  const which = real.length === 1 ? sql`r.id = ${real[0]}` : sql`r.id = any(${real}::bigint[])`
  const result = await sql<Record<string, unknown> & { id: string }>`${prepared}
    select r.*, ${mayDo} as action_allowed from ${sql.table(kind.table)} r
    where ${which} and ${seen} order by r.id for no key update of r`.execute(transaction)
  return new Map(result.rows.map((row) => [row.id, row]))
}
