import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { conflict, forbidden, invalidField, notFound } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

type Asset = RowOf<typeof assetKind>

/** What a merge moved, by ids: exactly this goes back when it is taken back. */
interface Moved {
  agents: string[]
  tickets: string[]
  evidence: { sort: string; value: string }[]
  parts: string[]
  /** Fields of the kept asset that were empty and took the other's value. */
  filled: string[]
}

/** Declared fields that the kept asset takes from the other where it has none itself. */
const fillable = [
  'userId',
  'groupId',
  'locationId',
  'stateId',
  'technicianId',
  'supportGroupId',
  'inventoryNumber',
  'comment',
  'serial',
  'uuid',
] as const

const on = {
  kind: assetKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}

/**
 * Two records of one machine become one: agents, evidence, tickets and parts added by hand move to the kept one, empty
 * fields are filled, the other goes into the trash. Reversible (`asset.unmerge`).
 */
export const mergeAssets = defineAction({
  name: 'asset.merge',
  event: 'asset.merged',
  input: z.strictObject({
    id: z.string(),
    version: z.int().optional(),
    other: reference('asset', { required: true }).schema,
  }),
  on,
  run: async (context, { row, input }) => {
    const other = await otherOf(context, row, input.other)
    const filled = fillable.filter((property) => row[property] == null && other[property] != null)
    const kept = await context.change(
      assetKind,
      row,
      Object.fromEntries(filled.map((property) => [property, other[property]])) as Partial<Asset>,
    )
    const moved: Moved = { ...(await move(context, other.id, kept.id)), filled: [...filled] }
    await context.remove(assetKind, other)
    await sql`
      insert into asset_merge (kept_id, merged_id, user_id, moved, created_at)
      values (${kept.id}, ${other.id}, ${context.actor.userId}, ${JSON.stringify(moved)}::jsonb, ${context.now})`.execute(
      context.db,
    )
    context.note(assetKind, kept.id, [{ field: 'merged', old: null, new: other.id, newText: other.name }])
    return kept
  },
})

async function otherOf(context: ActionContext, row: Asset, otherId: string): Promise<Asset> {
  if (otherId === row.id) throw invalidField('other', 'cycle')
  const other = await context.load(assetKind, otherId)
  if (!(await context.may('asset.merge', assetKind, other.id))) throw forbidden('asset.merge')
  if (other.type !== row.type) throw invalidField('other', 'invalid')
  return other
}

async function move(context: ActionContext, from: string, to: string): Promise<Omit<Moved, 'filled'>> {
  const agents = await sql<{
    id: string
  }>`update agent set asset_id = ${to}, section_hashes = '{}' where asset_id = ${from} returning id`.execute(context.db)
  const tickets = await sql<{ id: string }>`
    with gone as (delete from ticket_asset where asset_id = ${from} returning ticket_id),
    there as (select ticket_id from ticket_asset where asset_id = ${to}),
    put as (insert into ticket_asset (ticket_id, asset_id) select ticket_id, ${to}::bigint from gone where ticket_id not in (select ticket_id from there))
    select ticket_id as id from gone where ticket_id not in (select ticket_id from there)`.execute(context.db)
  const evidence = await sql<{ sort: string; value: string }>`
    insert into asset_evidence (asset_id, sort, value, seen_at) select ${to}, sort, value, seen_at from asset_evidence where asset_id = ${from}
    on conflict do nothing returning sort, value`.execute(context.db)
  const parts = await sql<{ id: string }>`
    update asset_part p set asset_id = ${to} where p.asset_id = ${from} and not p.is_observed
      and not exists (select 1 from asset_part k where k.asset_id = ${to} and k.section = p.section and k.key = p.key) returning id`.execute(
    context.db,
  )
  const ids = (rows: { id: string }[]) => rows.map((each) => each.id)
  return { agents: ids(agents.rows), tickets: ids(tickets.rows), evidence: evidence.rows, parts: ids(parts.rows) }
}

/** Takes the last merge of an asset back: what was moved returns, the other record leaves the trash. */
export const unmergeAssets = defineAction({
  name: 'asset.unmerge',
  permission: 'asset.merge',
  event: 'asset.unmerged',
  input: z.strictObject({ id: z.string(), version: z.int().optional() }),
  on,
  run: async (context, { row }) => {
    const found = await sql<{ id: string; mergedId: string; moved: Moved }>`
      select id, merged_id, moved from asset_merge where kept_id = ${row.id} and undone_at is null order by id desc limit 1 for update`.execute(
      context.db,
    )
    const merge = found.rows[0]
    if (merge === undefined) throw conflict('not_merged')
    const other = await trashed(context, merge.mergedId)
    await context.restore(assetKind, other)
    await moveBack(context, row.id, other.id, merge.moved)
    await sql`update asset_merge set undone_at = ${context.now} where id = ${merge.id}`.execute(context.db)
    context.note(assetKind, row.id, [{ field: 'merged', old: other.id, new: null, oldText: other.name }])
    // A field that was filled and has been changed since is somebody's own value: it stays.
    const untouched = merge.moved.filled.filter(
      (property) => String(row[property as keyof Asset]) === String(other[property as keyof Asset]),
    )
    return context.change(
      assetKind,
      row,
      Object.fromEntries(untouched.map((property) => [property, null])) as Partial<Asset>,
    )
  },
})

async function trashed(context: ActionContext, id: string): Promise<Asset> {
  const found = await sql<Asset>`select * from asset where id = ${id} for update`.execute(context.db)
  if (found.rows[0] === undefined) throw notFound('asset', id)
  return found.rows[0]
}

async function moveBack(context: ActionContext, from: string, to: string, moved: Moved): Promise<void> {
  await sql`update agent set asset_id = ${to}, section_hashes = '{}' where id = any(${moved.agents}::bigint[])`.execute(
    context.db,
  )
  await sql`
    with gone as (delete from ticket_asset where asset_id = ${from} and ticket_id = any(${moved.tickets}::bigint[]) returning ticket_id)
    insert into ticket_asset (ticket_id, asset_id) select ticket_id, ${to} from gone on conflict do nothing`.execute(
    context.db,
  )
  await sql`
    delete from asset_evidence e using jsonb_to_recordset(${JSON.stringify(moved.evidence)}::jsonb) as m(sort text, value text)
    where e.asset_id = ${from} and e.sort = m.sort and e.value = m.value`.execute(context.db)
  await sql`update asset_part set asset_id = ${to} where id = any(${moved.parts}::bigint[]) and asset_id = ${from}`.execute(
    context.db,
  )
}
