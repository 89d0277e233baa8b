import { sql } from 'kysely'
import { z } from 'zod'
import { CigaleError } from '../../../shared/errors.ts'
import { propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
import { inTransaction } from '../actions/in-transaction.ts'
import { runMany } from '../actions/run-many.ts'
import { entryOf } from '../house.ts'
import { isSame } from './describe-change.ts'
import type { Row } from './write.ts'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

interface Line {
  kind: string
  recordId: string
  action: string
  userId: string | null
  changes: { field: string; old: unknown; new: unknown }[]
}

/**
 * Takes acts of one's own back, through the same gate as any other write: fields get their old value if they still hold
 * the new one; what was thrown away comes back. What has been changed again since is left alone and listed.
 */
export async function undoChanges(
  services: Services,
  actor: Actor,
  changeIds: string[],
): Promise<{ done: number; failed: { id: string; code: string }[] }> {
  const found = await sql<Line>`
    select kind, record_id, action, user_id, changes from history
    where change_id = any(${changeIds}::uuid[]) and user_id is not distinct from ${actor.userId}::bigint order by id desc`.execute(
    services.db,
  )
  const answer: Undone = { done: 0, failed: [] }
  const whole = found.rows.filter((line) => !isTold(line) && saysWhole(line))
  for (const lines of oncePerRecord(whole)) await undoLines(services, actor, lines, answer)
  return answer
}

interface Undone {
  done: number
  failed: { id: string; code: string }[]
}

/** Portions in which no record comes twice: what is put back second looks at what the first one left. */
function oncePerRecord(lines: readonly Line[]): Line[][] {
  const portions: Line[][] = []
  let seen = new Set<string>()
  for (const line of lines) {
    const key = `${line.kind} ${line.recordId}`
    if (portions.length === 0 || seen.has(key)) {
      portions.push([])
      seen = new Set()
    }
    seen.add(key)
    portions.at(-1)!.push(line)
  }
  return portions
}

/** Each verb goes through the gate once, with all its records. */
async function undoLines(services: Services, actor: Actor, lines: Line[], answer: Undone): Promise<void> {
  const byAction = Map.groupBy(lines, (line) => `${line.kind}.${verbOf(line)}`)
  for (const [name, some] of byAction) {
    const action = services.house.actions.get(name)
    if (action === undefined) {
      answer.failed.push(...some.map((line) => ({ id: line.recordId, code: refusedUndo(line.action).code })))
      continue
    }
    const rows = await rowsOf(services, some)
    const inputs: ({ id: string } & Record<string, unknown>)[] = []
    for (const line of some) {
      const id = line.recordId
      const input = inputOf(services, line, rows.get(id) ?? {})
      if (input instanceof CigaleError) answer.failed.push({ id, code: input.code })
      else inputs.push({ ...input, id })
    }
    const outcomes = await inTransaction(services.db, (transaction) =>
      runMany(services, action, actor, inputs, { transaction }),
    )
    for (const [index, outcome] of outcomes.entries()) {
      if ('refusal' in outcome) answer.failed.push({ id: inputs[index]!.id, code: outcome.refusal.code })
      else answer.done += 1
    }
  }
}

/** Of the lines of a copying, the one that says so is enough: with the copy goes what followed into it. */
const isCopy = (line: Line): boolean => line.changes.some((change) => change.field === 'copiedFrom')

/** Of the lines of a merge, the one of the record on which it can be taken back. */
const isMerge = (line: Line): boolean =>
  line.changes.some((change) => ['merged', 'mergedInto'].includes(change.field) && change.new !== null)

/** Of acts that are taken back as a whole, one line is enough. */
function saysWhole(line: Line): boolean {
  if (line.action.endsWith('.copy')) return isCopy(line)
  return !line.action.endsWith('.merge') || isMerge(line)
}

/** What the house has only remarked. */
const isTold = (line: Line): boolean =>
  line.changes.length > 0 && line.changes.every((change) => change.field === 'duplicateOf')

function verbOf(line: Line): string {
  if (line.changes.some((change) => change.field === 'deletedAt' && change.new !== null)) return 'restore'
  if (line.action.endsWith('.merge')) return 'unmerge'
  return line.action.endsWith('.create') || isCopy(line) ? 'remove' : 'update'
}

async function rowsOf(services: Services, lines: readonly Line[]): Promise<Map<string, Row>> {
  const { kind } = entryOf(services.house, lines[0]!.kind)
  const ids = lines.map((line) => line.recordId)
  const found = await sql<Row>`select * from ${sql.table(kind.table)} where id = any(${ids}::bigint[])`.execute(
    services.db,
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

const refusedUndo = (state: string): CigaleError => new CigaleError('state', { verb: 'undo', state })

/** By describe-change.ts. */
const isShortened = (value: unknown): boolean => typeof value === 'string' && value.endsWith('…') && value.length >= 500

/** What the verb is to be given; or why it cannot be undone. */
function inputOf(services: Services, line: Line, row: Partial<Row>): Record<string, unknown> | CigaleError {
  if (verbOf(line) !== 'update') return {}
  const { kind } = entryOf(services.house, line.kind)
  const values: Record<string, unknown> = {}
  for (const change of line.changes) {
    const field = kind.fields[change.field]
    if (field === undefined || field.system === true) return refusedUndo(change.field)
    if (field.type !== 'json' && !scalar.safeParse(change.old).success) return refusedUndo(change.field)
    // Long texts are shortened in history and cannot be put back from there.
    if (isShortened(change.old) || isShortened(change.new)) return refusedUndo(change.field)
    const current = row[propertyOf(change.field, field)]
    // History holds moments as text.
    if (!isSame(current instanceof Date ? current.toISOString() : current, change.new))
      return new CigaleError('conflict', { reason: 'changed_since' })
    values[change.field] = change.old
  }
  return values
}
