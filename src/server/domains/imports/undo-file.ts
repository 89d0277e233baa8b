import { sql } from 'kysely'
import { systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { undoChanges } from '../../engine/changes/undo.ts'
import { loadActor } from '../people/index.ts'
import { reportImport } from './actions/report-import.ts'
import { readRow } from './take-file.ts'

const house = systemActor('import', 'import')

/** Takes back what an import did, act by act, the last first; says how much has been changed since and stays. */
export async function undoFile(services: Services, id: string): Promise<void> {
  const row = await readRow(services.db, id)
  if (row.state !== 'undoing') return
  const actor = row.userId === null ? house : await loadActor(services.db, row.userId, 'import')
  if (actor === null) {
    await runAction(services, reportImport, house, { id, state: 'done', error: 'forbidden' })
    return
  }
  const acts = await sql<{ changeId: string }>`
    select change_id from import_line where import_id = ${id} and change_id is not null group by change_id order by max(line) desc`.execute(
    services.db,
  )
  let [done, left] = [0, 0]
  for (const { changeId } of acts.rows) {
    const answer = await undoChanges(services, { ...actor, scopes: row.scopes }, [changeId])
    done += answer.done
    left += answer.failed.length
    await sql`update import_run set done_count = ${done}, alive_at = now() where id = ${id}`.execute(services.db)
  }
  const error = left === 0 ? null : `undo_left ${JSON.stringify({ count: left })}`
  await runAction(services, reportImport, house, { id, state: 'undone', doneCount: done, error })
}
