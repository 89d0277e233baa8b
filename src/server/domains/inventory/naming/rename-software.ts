import { sql } from 'kysely'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { regroupSoftware, settleSoftware } from '../actions/software-rules.ts'
import { moveVersionsBack, type VersionMove } from './move-versions.ts'
import { loadSoftwareNames, type SoftwareNames } from './software-names.ts'

const portion = 5_000
const actor = systemActor('inventory', 'job')

/** A version as machines name it, and as it is written now. */
export interface StoredVersion {
  id: string
  saidName: string
  saidPublisher: string
  saidVersion: string
  name: string
  publisher: string
  version: string
  category: string | null
  isHidden: boolean
  isRuled: boolean
  installCount: number
}

/** Takes the rules to all programs that machines told of. Returns how many versions it moved. */
export async function renameSoftware(services: Services, renaming: string): Promise<number> {
  const names = await loadSoftwareNames(services.db)
  for (let after = '0'; ; ) {
    const rows = await versionsAfter(services.db, after, portion)
    if (rows.length === 0) break
    after = rows.at(-1)!.id
    const versions = rows.flatMap((row) => moveOf(row, names) ?? [])
    if (versions.length > 0) await runAction(services, regroupSoftware, actor, { renaming, versions })
  }
  const found = await sql<{ count: number }>`
    select count(*)::int as count from renaming_version_change where renaming_id = ${renaming}`.execute(services.db)
  const { count } = found.rows[0]!
  if (count > 0) await runAction(services, settleSoftware, actor, { renaming, isBack: false })
  return count
}

/** Gives back what the run moved. */
export async function renameSoftwareBack(services: Services, renaming: string): Promise<void> {
  await moveVersionsBack(services.db, renaming)
  await runAction(services, settleSoftware, actor, { renaming, isBack: true })
  await sql`delete from renaming_version_change where renaming_id = ${renaming}`.execute(services.db)
  await sql`delete from renaming_title_change where renaming_id = ${renaming}`.execute(services.db)
}

export async function versionsAfter(db: Services['db'], after: string, limit: number): Promise<StoredVersion[]> {
  const found = await sql<StoredVersion>`
    select v.id, v.said_name, v.said_publisher, v.said_version, s.name, s.publisher, v.version, s.category, v.is_hidden, v.is_ruled, v.install_count
    from software_version v join software s on s.id = v.software_id where v.id > ${after} order by v.id limit ${limit}`.execute(
    db,
  )
  return found.rows
}

/** Where a version shall stand; null = where it stands. What no rule ever touched stays, whoever put it there. */
export function moveOf(row: StoredVersion, names: SoftwareNames): VersionMove | null {
  const said = { name: row.saidName, publisher: row.saidPublisher, version: row.saidVersion }
  const ruled = names.of(said)
  if (ruled === null && !row.isRuled) return null
  const move = { ...(ruled ?? { ...said, category: null, isHidden: false }), id: row.id, isRuled: ruled !== null }
  // A rule that leaves all as it stands moves nothing.
  const isSame =
    (['name', 'publisher', 'version', 'isHidden'] as const).every((field) => move[field] === row[field]) &&
    (move.category === null || move.category === row.category)
  return isSame ? null : move
}
