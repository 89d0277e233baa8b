import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { notFound } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext, FieldChange } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import type { NeutralInventory } from '../neutral.ts'
import { diffParts, insertParts, partRows } from './apply-parts.ts'
import { applySoftware } from './apply-software.ts'
import { type Facts, fieldName, typeOf } from './facts.ts'
import { keepAddresses } from './keep-addresses.ts'
import { linkMonitors } from './link-monitors.ts'

type Asset = RowOf<typeof assetKind>

/** A message with all that had to be looked up before its transaction. */
export interface TakeInput {
  neutral: NeutralInventory
  facts: Facts
  /** Ids of software_version in the order of the message's software. */
  versionIds: string[]
  /** Null: a new asset. */
  assetId: string | null
  /** Unit of a new asset. */
  entityId: string
  /** Sections to look at; the others have not changed (or belong to another agent). */
  sections: string[]
  /** Name of the program, for "observed by". */
  source: string
}

export interface Taken {
  id: string
  isNew: boolean
  /** Lines of history written. */
  changes: number
}

/** Brings an asset up to what an agent says of it: the one place where observed facts enter the register. */
export const takeInventory = defineAction({
  name: 'asset.inventory',
  permission: 'inventory.submit',
  event: 'asset.inventoried',
  input: z.custom<TakeInput>((value) => typeof value === 'object' && value !== null),
  run: (context, { input }): Promise<Taken> =>
    input.assetId === null ? register(context, input) : refresh(context, input, input.assetId),
})

async function register(context: ActionContext, input: TakeInput): Promise<Taken> {
  const { facts, neutral } = input
  const asset = await context.create(assetKind, {
    ...(facts.columns as Partial<Asset>),
    type: typeOf(neutral) as Asset['type'],
    entityId: input.entityId,
    userId: await holderOf(context, facts.columns.contact ?? null),
    custom: withoutNull(facts.custom),
    observed: observedOf(facts, context.now, input.source, {}),
    source: 'inventory',
    lastInventoryAt: context.now,
  })
  await insertParts(context.db, asset.id, partRows(neutral.sections, Object.keys(neutral.sections)), context.now)
  if (neutral.sections.software !== undefined)
    await applySoftware(context.db, asset.id, neutral.sections.software, input.versionIds, context.now, true)
  await keepAddresses(context.db, asset.id, neutral)
  await linkMonitors(context, asset, neutral)
  return { id: asset.id, isNew: true, changes: 1 }
}

async function refresh(context: ActionContext, input: TakeInput, assetId: string): Promise<Taken> {
  const found = await sql<Asset & { locked: string[] }>`
    select a.*, array(select field from asset_lock l where l.asset_id = a.id) as locked from asset a where a.id = ${assetId} and a.deleted_at is null for update of a`.execute(
    context.db,
  )
  const asset = found.rows[0]
  if (asset === undefined) throw notFound('asset', assetId)
  const { neutral } = input
  const changed =
    input.sections.includes('facts') || input.sections.includes('os') ? await applyFacts(context, asset, input) : false
  const lines = await applySections(context, asset, input)
  if (lines.length > 0) context.note(assetKind, asset.id, lines)
  if (input.sections.includes('port')) await keepAddresses(context.db, asset.id, neutral)
  if (input.sections.includes('monitor')) await linkMonitors(context, asset, neutral)
  await sql`update asset set last_inventory_at = ${context.now} where id = ${asset.id}`.execute(context.db)
  return { id: asset.id, isNew: false, changes: lines.length + (changed ? 1 : 0) }
}

async function applySections(context: ActionContext, asset: Asset, input: TakeInput): Promise<FieldChange[]> {
  const names = input.sections.filter((name) => name !== 'facts' && name !== 'software')
  const lines =
    names.length === 0
      ? []
      : await diffParts(context.db, asset.id, names, partRows(input.neutral.sections, names), context.now)
  const { software } = input.neutral.sections
  if (software !== undefined && input.sections.includes('software'))
    lines.push(...(await applySoftware(context.db, asset.id, software, input.versionIds, context.now, false)))
  return lines
}

/** Observed values are all kept; shown values follow them, locked fields excepted. What the agent does not say stays. */
async function applyFacts(
  context: ActionContext,
  asset: Asset & { locked: string[] },
  input: TakeInput,
): Promise<boolean> {
  const { facts } = input
  const locked = new Set(asset.locked)
  const columns = Object.entries(facts.columns).filter(
    ([property, value]) => value !== null && !locked.has(fieldName(property)),
  )
  const custom = Object.entries(facts.custom).filter(([name, value]) => value !== null && !locked.has(name))
  const patch: Record<string, unknown> = {
    ...Object.fromEntries(columns),
    custom: { ...asset.custom, ...Object.fromEntries(custom) },
    observed: observedOf(facts, context.now, input.source, asset.observed),
  }
  if (asset.userId === null && facts.columns.contact !== null && facts.columns.contact !== asset.contact)
    patch.userId = await holderOf(context, facts.columns.contact ?? null)
  const after = await context.change(assetKind, asset, patch as Partial<Asset>)
  const isChanged = after.version !== asset.version
  Object.assign(asset, after)
  return isChanged
}

/** The time stays that of the first time a value was said: a repeated message changes nothing. */
function observedOf(facts: Facts, now: Date, source: string, before: Asset['observed']): Asset['observed'] {
  const observed: Record<string, { value: unknown; at: string; source: string }> = { ...before }
  for (const [name, value] of Object.entries(facts.shown)) {
    if (value === null || value === undefined || observed[name]?.value === value) continue
    observed[name] = { value, at: now.toISOString(), source }
  }
  return observed as Asset['observed']
}

const withoutNull = (custom: Facts['custom']) =>
  Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null)) as Asset['custom']

/** The person whose login the agent saw, when there is exactly one. */
async function holderOf(context: ActionContext, login: string | null): Promise<string | null> {
  if (login === null) return null
  const bare = login.replace(/^.*\\/, '').replace(/@.*$/, '')
  const found = await sql<{
    id: string
  }>`select id from app_user where lower(login) = lower(${bare}) and deleted_at is null and is_active limit 2`.execute(
    context.db,
  )
  return found.rows.length === 1 ? found.rows[0]!.id : null
}
