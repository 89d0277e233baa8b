import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Job } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

const mostAtOnce = 500

/** Programs that something else stands on: a licence, a title that others are written under, a case, a program that takes its place, files, notes, a word of a person. */
const isHeld = (alias: string): RawBuilder<boolean> => {
  const id = sql.ref(`${alias}.id`)
  return sql`(coalesce(${sql.ref(`${alias}.comment`)}, '') <> '' or exists (select 1 from licence l where l.software_id = ${id})
    or exists (select 1 from software t where t.title_id = ${id} or t.upgrade_of_id = ${id})
    or exists (select 1 from ticket_software c where c.software_id = ${id})
    or exists (select 1 from attachment f where f.kind = 'software' and f.record_id = ${id})
    or exists (select 1 from record_note n where n.kind = 'software' and n.record_id = ${id}))`
}

const oldVersions = (days: number) => sql`
  software_version v join software s on s.id = v.software_id
  where v.unused_since < now() - make_interval(days => ${days}::int) and not ${isHeld('s')}
    and not exists (select 1 from software_install i where i.software_version_id = v.id)`

/** Those without a version that stays. */
const oldSoftware = (days: number) => sql`
  software s where s.unused_since < now() - make_interval(days => ${days}::int) and s.deleted_at is null and not ${isHeld('s')}
    and not exists (select 1 from software_version v where v.software_id = s.id and (v.unused_since is null
      or v.unused_since >= now() - make_interval(days => ${days}::int) or exists (select 1 from software_install i where i.software_version_id = v.id)))`

export interface CleanupPreview {
  /** Days of the setting; 0 = the cleanup is off, and the figures are those of `asked`. */
  days: number
  asked: number
  versions: number
  software: number
  /** The first programs that would go. */
  items: { id: string; name: string; publisher: string; unusedSince: Date }[]
}

const usualDays = 180
const shown = 20

/** What the next cleanup would delete; nothing is touched. */
export async function previewCleanup(db: Kysely<Tables>, days: number, asked?: number): Promise<CleanupPreview> {
  const after = asked ?? (days === 0 ? usualDays : days)
  const counts = await sql<{ versions: number; software: number }>`
    select (select count(*)::int from ${oldVersions(after)}) as versions, (select count(*)::int from ${oldSoftware(after)}) as software`.execute(
    db,
  )
  const items = await sql<CleanupPreview['items'][number]>`
    select s.id, s.name, s.publisher, s.unused_since from ${oldSoftware(after)} order by s.unused_since, s.id limit ${shown}`.execute(
    db,
  )
  return { days, asked: after, ...counts.rows[0]!, items: items.rows }
}

/** Deletes versions, then programs, that nobody has had for so many days and nothing stands on. Only the house. */
export const cleanSoftware = defineAction({
  name: 'software.clean',
  permission: 'software.update',
  event: 'software.cleaned',
  input: z.strictObject({ days: z.int().min(1) }),
  run: async (context, { input: { days } }) => {
    if (context.actor.type !== 'system') throw forbidden('software.clean')
    const versions = await sql`
      delete from software_version where id in (select v.id from ${oldVersions(days)} order by v.id limit ${mostAtOnce * 10})`.execute(
      context.db,
    )
    const found = await sql<RowOf<typeof softwareKind>>`
      select * from software where id in (select s.id from ${oldSoftware(days)} order by s.id limit ${mostAtOnce}) order by id for update`.execute(
      context.db,
    )
    let software = 0
    for (const row of found.rows) {
      await context.remove(softwareKind, row)
      if (await context.purge(softwareKind, row)) software += 1
    }
    const removed = Number(versions.numAffectedRows ?? 0)
    return { versions: removed, software, isOver: removed < mostAtOnce * 10 && found.rows.length < mostAtOnce }
  },
})

export const cleanJob: Job = {
  name: 'software.clean',
  cron: '20 4 * * *',
  run: async (_data, services) => {
    const days = await readSetting<number>(services.db, services.house, 'software.cleanDays')
    if (days === 0) return { off: true }
    const sum = { versions: 0, software: 0 }
    for (let isOver = false; !isOver; ) {
      const done: typeof sum & { isOver: boolean } = await runAction(
        services,
        cleanSoftware,
        systemActor('Cigale', 'job'),
        { days },
      )
      sum.versions += done.versions
      sum.software += done.software
      isOver = done.isOver || done.versions + done.software === 0
    }
    return sum
  },
}

/** Since when each stands unused; called with the counting of installs. */
export async function markUnused(db: Kysely<Tables>): Promise<void> {
  for (const table of ['software_version', 'software'])
    await sql`
      update ${sql.table(table)} set unused_since = case when install_count = 0 then now() end
      where (install_count = 0) <> (unused_since is not null)`.execute(db)
}
