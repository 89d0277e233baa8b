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

type Asset = RowOf<typeof assetKind>

const mostAtOnce = 500
const actor = systemActor('Cigale', 'job')

/** Machines in use that no agent has told of for so many days get the state for that, and the history says how long. */
export const markStale = defineAction({
  name: 'asset.mark-stale',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ days: z.int().min(1), state: idInput }),
  run: async (context, { input }) => {
    onlyTheHouse(context)
    const found = await sql<Asset & { days: number }>`
      select a.*, extract(day from ${context.now}::timestamptz - a.last_inventory_at)::int as days
      from asset a join asset_state s on s.id = a.state_id
      where a.deleted_at is null and a.stale_since is null and s.phase in ('in_use', 'on_loan') and s.id <> ${input.state}
        and a.last_inventory_at < ${context.now}::timestamptz - make_interval(days => ${input.days}::int)
      order by a.id limit ${mostAtOnce} for update of a`.execute(context.db)
    for (const asset of found.rows) {
      await context.change(assetKind, asset, {
        stateId: input.state,
        staleSince: context.now,
        staleFromStateId: asset.stateId,
      })
      context.note(assetKind, asset.id, [{ field: 'notSeenDays', old: null, new: asset.days }])
    }
    return { marked: found.rows.length }
  },
})

/** Machines that have told of themselves again take the state they had. */
export const wakeStale = defineAction({
  name: 'asset.wake-stale',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({}),
  run: async (context) => {
    onlyTheHouse(context)
    const found = await sql<Asset>`
      select a.* from asset a where a.deleted_at is null and a.stale_since is not null and a.last_inventory_at > a.stale_since
      order by a.id limit ${mostAtOnce} for update`.execute(context.db)
    for (const asset of found.rows) {
      await context.change(assetKind, asset, {
        stateId: asset.staleFromStateId,
        staleSince: null,
        staleFromStateId: null,
      })
      context.note(assetKind, asset.id, [{ field: 'seenAgain', old: null, new: asset.lastInventoryAt?.toISOString() }])
    }
    return { woken: found.rows.length }
  },
})

/** Off as long as no state is chosen for it. */
const stale: Job = {
  name: 'assets.stale',
  cron: '15 3 * * *',
  run: async (_data, services) => {
    const days = await readSetting<number>(services.db, services.house, 'assets.staleDays')
    const state = await readSetting<string | null>(services.db, services.house, 'assets.staleState')
    if (days === 0 || state === null) return { off: true }
    let marked = 0
    for (let last = mostAtOnce; last === mostAtOnce; marked += last)
      last = (await runAction(services, markStale, actor, { days, state })).marked
    return { marked }
  },
}

const wake: Job = {
  name: 'assets.wake',
  cron: '*/20 * * * *',
  run: async (_data, services) => {
    let woken = 0
    for (let last = mostAtOnce; last === mostAtOnce; woken += last)
      last = (await runAction(services, wakeStale, actor, {})).woken
    return { woken }
  },
}

export const staleJobs: readonly Job[] = [stale, wake]
