import { sql } from 'kysely'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { renameAssets, reportRenaming } from '../actions/renaming.ts'
import { Catalogue } from '../process/catalogue.ts'
import { loadNames, type Names } from './names.ts'
import { renameSoftware, renameSoftwareBack } from './rename-software.ts'

const portion = 500
const actor = systemActor('inventory', 'job')

/** What an agent said of an asset's names, and what is shown. */
interface Said {
  id: string
  type: string
  manufacturer: string | null
  model: string | null
  os: string | null
  manufacturerId: string | null
  modelId: string | null
  osName: string | null
  locked: string[]
}

type Patch = Partial<Record<'manufacturerId' | 'modelId' | 'osName', string | null>>

const report = (services: Services, input: Record<string, unknown>) => runAction(services, reportRenaming, actor, input)

/** Takes the rules to all assets and programs that agents told of, or gives back what an earlier run changed. */
export async function renameAll(services: Services, id: string): Promise<void> {
  const found = await sql<{ state: string }>`select state from renaming where id = ${id}`.execute(services.db)
  const state = found.rows[0]?.state
  try {
    if (state === 'queued' || state === 'running') await forward(services, id)
    if (state === 'undoing') await back(services, id)
  } catch (error) {
    await report(services, { id, state: 'failed', error: (error as Error).message.slice(0, 500) || 'internal' })
    throw error
  }
}

async function forward(services: Services, id: string): Promise<void> {
  const names = await loadNames(services.db)
  const catalogue = new Catalogue(services)
  let [after, totalCount] = ['0', 0]
  for (;;) {
    const rows = await readAfter(services, after)
    if (rows.length === 0) break
    after = rows.at(-1)!.id
    totalCount += rows.length
    const changes: { id: string; patch: Patch; before: Patch }[] = []
    for (const row of rows) {
      const patch = await patchOf(row, names, catalogue)
      const fields = Object.keys(patch) as (keyof Patch)[]
      if (fields.length === 0) continue
      changes.push({ id: row.id, patch, before: Object.fromEntries(fields.map((field) => [field, row[field]])) })
    }
    if (changes.length > 0) {
      await remember(services, id, changes)
      await runAction(services, renameAssets, actor, {
        changes: changes.map(({ id: asset, patch }) => ({ id: asset, patch })),
      })
    }
    await report(services, { id, state: 'running', totalCount, changedCount: await changedBy(services, id) })
  }
  const softwareCount = await renameSoftware(services, id)
  await report(services, { id, state: 'done', totalCount, softwareCount, changedCount: await changedBy(services, id) })
}

/** Machines and people may have said something else since: what is no longer as the run left it stays. */
async function back(services: Services, id: string): Promise<void> {
  for (;;) {
    const found = await sql<{
      assetId: string
      before: Patch
      after: Patch
      manufacturerId: string | null
      modelId: string | null
      osName: string | null
    }>`
      select c.asset_id, c.before, c.after, a.manufacturer_id::text, a.model_id::text, a.os_name
      from renaming_change c join asset a on a.id = c.asset_id where c.renaming_id = ${id} order by c.asset_id limit ${portion}`.execute(
      services.db,
    )
    if (found.rows.length === 0) break
    const changes = found.rows.flatMap((row) => {
      const fields = (Object.keys(row.after) as (keyof Patch)[]).filter((field) => row[field] === row.after[field])
      const patch = Object.fromEntries(fields.map((field) => [field, row.before[field] ?? null]))
      return fields.length === 0 ? [] : [{ id: row.assetId, patch }]
    })
    if (changes.length > 0) await runAction(services, renameAssets, actor, { changes })
    await sql`delete from renaming_change where renaming_id = ${id} and asset_id = any(${found.rows.map((row) => row.assetId)}::bigint[])`.execute(
      services.db,
    )
  }
  await renameSoftwareBack(services, id)
  await report(services, { id, state: 'undone' })
}

async function readAfter(services: Services, after: string): Promise<Said[]> {
  const found = await sql<Said>`
    select a.id, a.type, a.observed -> 'manufacturer' ->> 'value' as manufacturer, a.observed -> 'model' ->> 'value' as model, a.observed -> 'osName' ->> 'value' as os,
      a.manufacturer_id::text, a.model_id::text, a.os_name, array(select field from asset_lock l where l.asset_id = a.id) as locked
    from asset a where a.id > ${after} and a.deleted_at is null and a.observed <> '{}' order by a.id limit ${portion}`.execute(
    services.db,
  )
  return found.rows
}

/** What differs from what the rules make of what was said. Protected fields, and what was never said, stay. */
async function patchOf(row: Said, names: Names, catalogue: Catalogue): Promise<Patch> {
  const isFree = (field: string) => !row.locked.includes(field)
  const patch: Patch = {}
  const manufacturerId =
    row.manufacturer !== null && isFree('manufacturer')
      ? await catalogue.manufacturerId(names.of('manufacturer', row.manufacturer))
      : row.manufacturerId
  if (manufacturerId !== row.manufacturerId) patch.manufacturerId = manufacturerId
  if (row.model !== null && isFree('model')) {
    const modelId = await catalogue.modelId(names.of('model', row.model), manufacturerId, row.type)
    if (modelId !== row.modelId) patch.modelId = modelId
  }
  if (row.os !== null && isFree('osName')) {
    const osName = names.of('os', row.os)
    if (osName !== row.osName) patch.osName = osName
  }
  return patch
}

async function remember(
  services: Services,
  id: string,
  changes: readonly { id: string; patch: Patch; before: Patch }[],
): Promise<void> {
  const rows = changes.map((change) => ({ asset_id: change.id, before: change.before, after: change.patch }))
  await sql`
    insert into renaming_change (renaming_id, asset_id, before, after)
    select ${id}::bigint, asset_id, before, after from json_to_recordset(${JSON.stringify(rows)}::json) as r(asset_id bigint, before jsonb, after jsonb)
    on conflict do nothing`.execute(services.db)
}

async function changedBy(services: Services, id: string): Promise<number> {
  const found = await sql<{
    count: number
  }>`select count(*)::int as count from renaming_change where renaming_id = ${id}`.execute(services.db)
  return found.rows[0]!.count
}
