import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Job } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { onlyTheHouse } from './only-the-house.ts'

const mostAtOnce = 500

/**
 * Deletes for good what has lain in the trash for so many days. What other records still need stays (kept); the history
 * of what is gone stays too.
 */
export const purgeAssets = defineAction({
  name: 'asset.purge',
  permission: 'asset.delete',
  event: 'asset.purged',
  input: z.strictObject({ days: z.int().min(1), after: idInput }),
  run: async (context, { input }) => {
    onlyTheHouse(context)
    const found = await sql<RowOf<typeof assetKind>>`
      select * from asset where id > ${input.after}::bigint and deleted_at < ${context.now}::timestamptz - make_interval(days => ${input.days}::int)
      order by id limit ${mostAtOnce} for update`.execute(context.db)
    let purged = 0
    for (const row of found.rows) if (await context.purge(assetKind, row)) purged += 1
    return {
      purged,
      kept: found.rows.length - purged,
      last: found.rows.length < mostAtOnce ? null : found.rows.at(-1)!.id,
    }
  },
})

const purge: Job = {
  name: 'assets.purge',
  cron: '45 3 * * *',
  run: async (_data, services) => {
    const days = await readSetting<number>(services.db, services.house, 'assets.trashDays')
    if (days === 0) return { off: true }
    const sum = { purged: 0, kept: 0 }
    for (let after: string | null = '0'; after !== null; ) {
      const done: { purged: number; kept: number; last: string | null } = await runAction(
        services,
        purgeAssets,
        systemActor('Cigale', 'job'),
        { days, after },
      )
      sum.purged += done.purged
      sum.kept += done.kept
      after = done.last
    }
    return sum
  },
}

export const purgeJobs: readonly Job[] = [purge]
