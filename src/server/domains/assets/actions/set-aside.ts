import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { installLine, settle, takeAway } from './hand-software.ts'

const id = idInput
const reason = z.string().trim().min(1).max(500)

interface Hidden {
  section: string
  key: string
  title: string
  software?: { id: string; version: string | null; architecture: string | null }
  data: unknown
  reason: string
}

/**
 * Sets aside a part that agents tell of: it leaves the register, its lists and counts, and no inventory brings it back.
 * What a person entered is removed instead.
 */
export const hidePart = defineAction({
  name: 'asset.hide-part',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), part: id, reason }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const found = await sql<{ section: string; key: string; title: string; data: unknown }>`
      delete from asset_part where id = ${input.part} and asset_id = ${row.id} and is_observed returning section, key, title, data`.execute(
      context.db,
    )
    const part = found.rows[0]
    if (part === undefined) throw invalidField('part', 'not_observed')
    await keep(context, row.id, { ...part, reason: input.reason })
    await context.touch(assetKind, row)
    return row
  },
})

/** The same for a program: this version only, or whatever version agents will tell of. */
export const hideSoftware = defineAction({
  name: 'asset.hide-software',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({
    id: z.string(),
    install: id,
    scope: z.enum(['version', 'program']).default('version'),
    reason,
  }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const line = await installLine(context, row.id, input.install)
    if (!line.isObserved) throw invalidField('install', 'not_observed')
    const isAll = input.scope === 'program'
    const gone = isAll ? await allLines(context, row.id, line.softwareId) : line.versionIds
    const data = await sql`
      select software_version_id::text as id, install_date::text, first_seen_at, is_observed from software_install
      where asset_id = ${row.id} and software_version_id = any(${gone}::bigint[])`.execute(context.db)
    await takeAway(context, row.id, { ...line, versionIds: gone })
    // The narrower ones say no more than the whole.
    if (isAll)
      await sql`delete from asset_hidden where asset_id = ${row.id} and software_id = ${line.softwareId}`.execute(
        context.db,
      )
    await keep(context, row.id, {
      section: 'software',
      key: isAll ? `program:${line.softwareId}` : `version:${input.install}`,
      title: isAll ? line.name : `${line.name} ${line.version}`.trim(),
      software: {
        id: line.softwareId,
        version: isAll ? null : line.version,
        architecture: isAll ? null : line.architecture,
      },
      data: data.rows,
      reason: input.reason,
    })
    await settle(context, row)
    return row
  },
})

/** Brings back what was set aside, as it stood; the next inventory tells whether it is still so. */
export const showHidden = defineAction({
  name: 'asset.show-hidden',
  permission: 'asset.update',
  event: 'asset.shown',
  input: z.strictObject({ id: z.string(), hidden: id }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const found = await sql<{ section: string; key: string; title: string; data: unknown }>`
      delete from asset_hidden where id = ${input.hidden} and asset_id = ${row.id} returning section, key, title, data`.execute(
      context.db,
    )
    const hidden = found.rows[0]
    if (hidden === undefined) throw invalidField('hidden', 'reference')
    if (hidden.section === 'software') await putInstallsBack(context, row.id, hidden.data)
    else
      await sql`
        insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
        values (${row.id}, ${hidden.section}, ${hidden.key}, ${hidden.title}, ${JSON.stringify(hidden.data)}::jsonb, true, ${context.now}, ${context.now})
        on conflict do nothing`.execute(context.db)
    context.note(assetKind, row.id, [{ field: `hidden:${hidden.section}`, old: hidden.title, new: null }])
    context.tellMore({ section: hidden.section })
    await settle(context, row)
    return row
  },
})

async function allLines(context: ActionContext, assetId: string, softwareId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select v.id from software_version v join software_install i on i.software_version_id = v.id
    where i.asset_id = ${assetId} and v.software_id = ${softwareId}`.execute(context.db)
  return found.rows.map((row) => row.id)
}

async function putInstallsBack(context: ActionContext, assetId: string, data: unknown): Promise<void> {
  await sql`
    insert into software_install (asset_id, software_version_id, install_date, first_seen_at, is_observed)
    select ${assetId}, v.id, w."installDate", w."firstSeenAt", w."isObserved"
    from json_to_recordset(${JSON.stringify(data)}::json) as w(id bigint, "installDate" date, "firstSeenAt" timestamptz, "isObserved" boolean)
    join software_version v on v.id = w.id on conflict do nothing`.execute(context.db)
}

async function keep(context: ActionContext, assetId: string, hidden: Hidden): Promise<void> {
  const { section, key, title, software, data } = hidden
  await sql`
    insert into asset_hidden (asset_id, section, key, title, software_id, version, architecture, data, reason, user_id, created_at)
    values (${assetId}, ${section}, ${key}, ${title}, ${software?.id ?? null}, ${software?.version ?? null}, ${software?.architecture ?? null},
      ${JSON.stringify(data)}::jsonb, ${hidden.reason}, ${context.actor.userId}, ${context.now})
    on conflict (asset_id, section, key) do update set title = excluded.title, data = excluded.data, reason = excluded.reason,
      user_id = excluded.user_id, created_at = excluded.created_at`.execute(context.db)
  context.note(assetKind, assetId, [
    { field: `hidden:${section}`, old: null, new: title, newText: `${title} (${hidden.reason})` },
  ])
}
