import { sql } from 'kysely'
import { z } from 'zod'
import { CigaleError } from '../../../shared/errors.ts'
import { propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
import { runAction } from '../actions/run-action.ts'
import { isSame } from './describe-change.ts'

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
  const answer = { done: 0, failed: [] as { id: string; code: string }[] }
  for (const line of found.rows) {
    try {
      await undoLine(services, actor, line)
      answer.done += 1
    } catch (error) {
      if (!(error instanceof CigaleError)) throw error
      answer.failed.push({ id: line.recordId, code: error.code })
    }
  }
  return answer
}

async function undoLine(services: Services, actor: Actor, line: Line): Promise<void> {
  const entry = services.house.kinds.get(line.kind)
  const verb = line.changes.some((change) => change.field === 'deletedAt' && change.new !== null)
    ? 'restore'
    : line.action.endsWith('.create')
      ? 'remove'
      : 'update'
  const action = services.house.actions.get(`${line.kind}.${verb}`)
  if (entry === undefined || action === undefined) throw new CigaleError('state', { verb: 'undo', state: line.action })
  const input = verb === 'update' ? await oldValues(services, line) : {}
  await runAction(services, action, actor, { ...input, id: line.recordId })
}

/** By describe-change.ts. */
const isShortened = (value: unknown): boolean => typeof value === 'string' && value.endsWith('…') && value.length >= 500

async function oldValues(services: Services, line: Line): Promise<Record<string, unknown>> {
  const { kind } = services.house.kinds.get(line.kind)!
  const found = await sql<
    Record<string, unknown>
  >`select * from ${sql.table(kind.table)} where id = ${line.recordId}`.execute(services.db)
  const row = found.rows[0] ?? {}
  const values: Record<string, unknown> = {}
  for (const change of line.changes) {
    const field = kind.fields[change.field]
    // Long texts are shortened in history and cannot be put back from there.
    if (
      field === undefined ||
      field.system === true ||
      (field.type !== 'json' && !scalar.safeParse(change.old).success)
    )
      throw new CigaleError('state', { verb: 'undo', state: change.field })
    if (isShortened(change.old) || isShortened(change.new))
      throw new CigaleError('state', { verb: 'undo', state: change.field })
    const current = row[propertyOf(change.field, field)]
    // History holds moments as text.
    if (!isSame(current instanceof Date ? current.toISOString() : current, change.new))
      throw new CigaleError('conflict', { reason: 'changed_since' })
    values[change.field] = change.old
  }
  return values
}
