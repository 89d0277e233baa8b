import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind, softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { typeHas } from '../../../../shared/assets/types/index.ts'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

const id = idInput
const told = {
  version: z.string().trim().max(255).default(''),
  architecture: z.string().trim().max(50).default(''),
  installDate: z.iso.date().nullable().default(null),
}

/** Installs of one line of the list: one program, one version, one architecture, however often agents tell it apart. */
export interface InstallLine {
  softwareId: string
  name: string
  version: string
  architecture: string
  versionIds: string[]
  isObserved: boolean
}

/** Says by hand that a program is installed. When an agent tells of it later, the line becomes the agent's. */
export const addSoftware = defineAction({
  name: 'asset.add-software',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({
    id: z.string(),
    /** A program of the register; or the name of one that is not there yet. */
    software: id.nullish(),
    name: z.string().trim().min(1).max(255).nullish(),
    publisher: z.string().trim().max(255).default(''),
    ...told,
  }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    if (!typeHas(row.type, 'software')) throw invalidField('software', 'not_for_type', { type: row.type })
    const software = await programOf(context, input)
    const versionId = await versionOf(context, software, input)
    await install(context, row.id, versionId, input.installDate)
    note(context, row.id, null, `${software.name} ${input.version}`)
    await settle(context, row)
    return row
  },
})

export const updateSoftware = defineAction({
  name: 'asset.update-software',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), install: id, ...told }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const line = await handLine(context, row.id, input.install)
    await takeAway(context, row.id, line)
    const software = await context.load(softwareKind, line.softwareId)
    await install(context, row.id, await versionOf(context, software, input), input.installDate)
    note(context, row.id, `${line.name} ${line.version}`, `${line.name} ${input.version}`)
    await settle(context, row)
    return row
  },
})

export const removeSoftware = defineAction({
  name: 'asset.remove-software',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), install: id }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const line = await handLine(context, row.id, input.install)
    await takeAway(context, row.id, line)
    note(context, row.id, `${line.name} ${line.version}`, null)
    await settle(context, row)
    return row
  },
})

/** The line of an asset's list that holds this install. */
export async function installLine(context: ActionContext, assetId: string, versionId: string): Promise<InstallLine> {
  const found = await sql<InstallLine>`
    select s.id as software_id, s.name, v.version, v.architecture, array_agg(i.software_version_id::text) as version_ids, bool_or(i.is_observed) as is_observed
    from software_version a join software_version v on (v.software_id, v.version, v.architecture) = (a.software_id, a.version, a.architecture)
    join software s on s.id = v.software_id join software_install i on i.software_version_id = v.id and i.asset_id = ${assetId}
    where a.id = ${versionId} group by s.id, v.version, v.architecture`.execute(context.db)
  const line = found.rows[0]
  if (line === undefined) throw invalidField('install', 'reference')
  return line
}

async function handLine(context: ActionContext, assetId: string, versionId: string): Promise<InstallLine> {
  const line = await installLine(context, assetId, versionId)
  if (line.isObserved) throw invalidField('install', 'observed')
  return line
}

export async function takeAway(context: ActionContext, assetId: string, line: InstallLine): Promise<void> {
  await sql`delete from software_install where asset_id = ${assetId} and software_version_id = any(${line.versionIds}::bigint[])`.execute(
    context.db,
  )
}

/** What is counted of programs and licences follows without waiting for its hour. */
export async function settle(context: ActionContext, row: { id: string }): Promise<void> {
  await context.touch(assetKind, row)
  await context.enqueue('software.count', {}, { key: 'software.count' })
}

type Program = { id: string; name: string; publisher: string }

async function programOf(
  context: ActionContext,
  input: { software?: string | null | undefined; name?: string | null | undefined; publisher: string },
): Promise<Program> {
  if (input.software != null) {
    const software = await context.load(softwareKind, input.software)
    // What was put under another title is installed under that title.
    return software.titleId == null ? software : context.load(softwareKind, software.titleId)
  }
  if (input.name == null) throw invalidField('software', 'required')
  const known = await sql<Program>`
    select id, name, publisher from software where lower(name) = lower(${input.name}) and lower(publisher) = lower(${input.publisher}) order by id limit 1`.execute(
    context.db,
  )
  if (known.rows[0] !== undefined) return context.load(softwareKind, known.rows[0].id)
  if (!isAllowed(context.actor, 'software.create')) throw forbidden('software.create')
  return context.create(softwareKind, {
    name: input.name,
    publisher: input.publisher,
    installCount: 0,
    isHidden: false,
  })
}

/** The version as it is shown; made as an agent would say it, so that the first agent to tell of it finds it. */
async function versionOf(
  context: ActionContext,
  software: Program,
  { version, architecture }: { version: string; architecture: string },
): Promise<string> {
  const find = () =>
    sql<{ id: string }>`
      select id from software_version where architecture = ${architecture}
        and ((software_id = ${software.id} and version = ${version}) or (said_name = ${software.name} and said_publisher = ${software.publisher} and said_version = ${version}))
      order by software_id = ${software.id} desc, id limit 1`.execute(context.db)
  const known = (await find()).rows[0]
  if (known !== undefined) return known.id
  await sql`
    insert into software_version (software_id, version, architecture, said_name, said_publisher, said_version)
    values (${software.id}, ${version}, ${architecture}, ${software.name}, ${software.publisher}, ${version}) on conflict do nothing`.execute(
    context.db,
  )
  return (await find()).rows[0]!.id
}

async function install(context: ActionContext, assetId: string, versionId: string, date: string | null): Promise<void> {
  const made = await sql`
    insert into software_install (asset_id, software_version_id, install_date, first_seen_at, is_observed)
    select ${assetId}, v.id, ${date}::date, ${context.now}::timestamptz, false from software_version v
    where v.id = ${versionId} and not exists (
      select 1 from software_install i join software_version o on o.id = i.software_version_id
      where i.asset_id = ${assetId} and (o.software_id, o.version, o.architecture) = (v.software_id, v.version, v.architecture))`.execute(
    context.db,
  )
  if (Number(made.numAffectedRows ?? 0) === 0) throw invalidField('version', 'installed_already')
}

const note = (context: ActionContext, assetId: string, old: string | null, after: string | null): void =>
  context.note(assetKind, assetId, [{ field: 'software', old: old?.trim() ?? null, new: after?.trim() ?? null }])
