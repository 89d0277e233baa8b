import { sql } from 'kysely'
import { z } from 'zod'
import { assetInventoryRules } from '../../../../shared/assets/asset.rules.ts'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { notFound } from '../../../../shared/errors.ts'
import { propertyOf, type RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext, FieldChange } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { keepTrace } from '../../../engine/rules/rule-traces.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { typeLocksSql } from '../../assets/index.ts'
import type { NeutralInventory } from '../neutral.ts'
import { isSighting } from '../neutral-network.ts'
import { diffParts, insertParts } from './apply-parts.ts'
import { diffInstalls, type Installs, insertInstalls } from './apply-software.ts'
import type { Ruled } from './ask-rules.ts'
import { type Facts, fieldName, typeOf } from './facts.ts'
import { bootOf, heardFrom, heardOf } from './heard.ts'
import { hiddenParts, withoutHidden } from './hidden-parts.ts'
import { holdersOf } from './holders.ts'
import { keepAddresses } from './keep-addresses.ts'
import { keepHardware } from './keep-hardware.ts'
import { keepSightings } from './keep-sightings.ts'
import { linkMonitors } from './link-monitors.ts'
import { linkVirtualMachines } from './link-virtual-machines.ts'
import { newsOf } from './part-changes.ts'

type Asset = RowOf<typeof assetKind> & { locked: string[] }

/** One message with all that had to be looked up before. */
export interface TakeItem {
  neutral: NeutralInventory
  facts: Facts
  /** Ids of software_version in the order of the message's software. */
  versionIds: readonly string[]
  /** Null: a new asset. */
  assetId: string | null
  /** Unit of a new asset. */
  entityId: string
  /** What rules say of a new asset, and of a known one when they are asked again. */
  ruled: Ruled
  /** Sections to look at; the others have not changed (or belong to another agent). */
  sections: readonly string[]
  /** Name of the program, for "observed by". */
  source: string
  /** When the message came. */
  at: Date
}

export interface Taken {
  id: string
  isNew: boolean
  /** Lines of history written. */
  changes: number
}

/** Messages to be taken together. A class of its own: what the house itself has read is not looked through again at the gate. */
export class TakeBatch {
  readonly items: readonly TakeItem[]

  constructor(items: readonly TakeItem[]) {
    this.items = items
  }
}

const input = z.strictObject({ batch: z.instanceof(TakeBatch) })

/**
 * Brings assets up to what agents say of them: the one place where observed facts enter the register. Many messages at
 * once, of different machines, in a number of statements that does not grow with them.
 */
export const takeInventory = defineAction({
  name: 'asset.inventory',
  permission: 'inventory.submit',
  event: null,
  silent: 'tells asset.inventoried itself, of each asset',
  input,
  run: async (context, { input: { batch } }): Promise<Taken[]> => {
    const { items } = batch
    const assets = await assetsOf(context, items)
    const lines = items.map((): FieldChange[] => [])
    const isChanged = await applyFacts(context, items, assets)
    await applySections(context, items, assets, lines)
    await touch(context, items, assets)
    return items.map((item, index) => finish(context, item, assets[index]!, lines[index]!, isChanged[index]!))
  },
})

function finish(context: ActionContext, item: TakeItem, asset: Asset, lines: FieldChange[], isChanged: boolean): Taken {
  if (lines.length > 0) context.note(assetKind, asset.id, lines)
  const changes = lines.length + (isChanged ? 1 : 0)
  if (changes > 0) context.tell('asset.inventoried', assetKind, asset.id)
  return { id: asset.id, isNew: item.assetId === null, changes }
}

/** The assets of the items, in their order: locked, or just made. */
async function assetsOf(context: ActionContext, items: readonly TakeItem[]): Promise<Asset[]> {
  const known = await lockAssets(
    context,
    items.flatMap((item) => item.assetId ?? []),
  )
  const fresh = items.filter((item) => item.assetId === null)
  const holders = await holdersOf(
    context.db,
    fresh.map((item) => item.facts.columns.contact ?? null),
  )
  const locks = fresh.length === 0 ? [] : await locksOfTypes(context)
  const created = await context.createMany(
    assetKind,
    fresh.map((item) => withoutLocked(newAsset(item, holders.get(item.facts.columns.contact ?? '') ?? null), locks)),
  )
  for (const [index, item] of fresh.entries())
    await keepTrace(
      context,
      assetInventoryRules.name,
      { kind: assetKind.name, id: created[index]!.id },
      item.ruled.trace,
    )
  const byItem = new Map(fresh.map((item, index) => [item, created[index]!]))
  return items.map((item) => {
    const asset = item.assetId === null ? byItem.get(item) : known.get(item.assetId)
    if (asset === undefined) throw notFound('asset', String(item.assetId))
    return { locked: [], ...asset }
  })
}

interface TypeLock {
  assetType: string | null
  fields: string[]
}

async function locksOfTypes(context: ActionContext): Promise<TypeLock[]> {
  const found = await sql<TypeLock>`${prepared}
    select asset_type, fields from type_lock where deleted_at is null`.execute(context.db)
  return found.rows
}

/** What is locked for its type a new machine does not bring either; it cannot be without a name. */
function withoutLocked(
  asset: Partial<RowOf<typeof assetKind>>,
  locks: readonly TypeLock[],
): Partial<RowOf<typeof assetKind>> {
  const fields = locks.flatMap((lock) => (lock.assetType === null || lock.assetType === asset.type ? lock.fields : []))
  if (fields.length === 0) return asset
  const locked = new Set(fields.filter((field) => field !== 'name'))
  const kept = Object.entries(asset).filter(([property]) => !locked.has(fieldName(property)))
  const custom = Object.entries(asset.custom ?? {}).filter(([name]) => !locked.has(name))
  return { ...Object.fromEntries(kept), custom: Object.fromEntries(custom) }
}

async function lockAssets(context: ActionContext, ids: readonly string[]): Promise<Map<string, Asset>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Asset>`${prepared}
    select a.*, array(select l.field from asset_lock l where l.asset_id = a.id
      union select t.field from (${typeLocksSql('a')}) t) as locked from asset a
    where a.id = any(${[...ids]}::bigint[]) and a.deleted_at is null order by a.id for update of a`.execute(context.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}

function newAsset(
  { facts, neutral, entityId, ruled, at, source }: TakeItem,
  userId: string | null,
): Partial<RowOf<typeof assetKind>> {
  return {
    ...(facts.columns as Partial<RowOf<typeof assetKind>>),
    type: typeOf(neutral) as Asset['type'],
    entityId,
    userId,
    custom: Object.fromEntries(Object.entries(facts.custom).filter(([, value]) => value !== null)) as Asset['custom'],
    observed: observedOf(facts, at, source, {}),
    source: 'inventory',
    lastInventoryAt: at,
    lastBootAt: bootOf(neutral, at),
    ...(ruled.values as Partial<RowOf<typeof assetKind>>),
  }
}

/** Observed values are all kept; shown values follow them, locked fields excepted. What the agent does not say stays. */
async function applyFacts(
  context: ActionContext,
  items: readonly TakeItem[],
  assets: readonly Asset[],
): Promise<boolean[]> {
  const wanted = items.map(
    (item, index) =>
      item.assetId !== null &&
      !isOnlySeen(item, assets[index]!) &&
      (['identity', 'facts', 'os'].some((name) => item.sections.includes(name)) ||
        Object.keys(item.ruled.values).length > 0),
  )
  const logins = items.map((item, index) =>
    wanted[index] && assets[index]!.userId === null && item.facts.columns.contact !== assets[index]!.contact
      ? (item.facts.columns.contact ?? null)
      : null,
  )
  const holders = await holdersOf(context.db, logins)
  const changed: boolean[] = []
  for (const [index, item] of items.entries()) {
    if (!wanted[index]) {
      changed.push(item.assetId === null)
      continue
    }
    const asset = assets[index]!
    const after = await context.change(assetKind, asset, patchOf(item, asset, holders.get(logins[index] ?? '') ?? null))
    if (Object.keys(item.ruled.values).length > 0)
      await keepTrace(context, assetInventoryRules.name, { kind: assetKind.name, id: asset.id }, item.ruled.trace)
    changed.push(after.version !== asset.version)
    Object.assign(asset, after)
  }
  return changed
}

/** Something answered where a known machine is: that tells when it was last there, nothing of what it is. */
const isOnlySeen = (item: TakeItem, asset: Asset): boolean => isSighting(item.neutral) && asset.type !== 'unmanaged'

function patchOf(
  { facts, neutral, at, source, ruled }: TakeItem,
  asset: Asset,
  holderId: string | null,
): Partial<RowOf<typeof assetKind>> {
  const locked = new Set(asset.locked)
  const columns = Object.entries(facts.columns).filter(
    ([property, value]) => value !== null && !locked.has(fieldName(property)),
  )
  const custom = Object.entries(facts.custom).filter(([name, value]) => value !== null && !locked.has(name))
  const emptied = leftOutSince(neutral, facts, asset).filter((field) => !locked.has(field))
  // What was known by sight only has told what it is.
  const isNamed = asset.type === 'unmanaged' && typeOf(neutral) !== asset.type && !locked.has('type')
  const own = isNamed ? {} : asset.custom
  return {
    ...Object.fromEntries(columns),
    ...Object.fromEntries(emptied.map((field) => [propertyOf(field, assetKind.fields[field]), null])),
    ...(isNamed ? { type: typeOf(neutral) } : {}),
    custom: { ...own, ...Object.fromEntries(custom) },
    observed: observedOf(facts, at, source, observedWithout(asset.observed, emptied)),
    ...(holderId === null || locked.has('user') ? {} : { userId: holderId }),
    ...ruled.values,
  } as Partial<RowOf<typeof assetKind>>
}

const emptiable = ['serial', 'uuid', 'manufacturer', 'model'] as const

/** Fields that hold just what the site has since listed as saying nothing, brought by an agent: they become empty. */
function leftOutSince(
  { identity }: NeutralInventory,
  { shown }: Facts,
  { observed }: Asset,
): (typeof emptiable)[number][] {
  const listed = identity.dropped.filter((each) => each.by === 'site')
  return emptiable.filter((field) => {
    const last = String(observed?.[field]?.value ?? '').toLowerCase()
    return shown[field] === null && listed.some((each) => each.field === field && each.value.toLowerCase() === last)
  })
}

const observedWithout = (observed: Asset['observed'], fields: readonly string[]): Asset['observed'] =>
  Object.fromEntries(Object.entries(observed ?? {}).filter(([name]) => !fields.includes(name))) as Asset['observed']

/** The time stays that of the first time a value was said: a repeated message changes nothing. */
function observedOf(facts: Facts, at: Date, source: string, before: Asset['observed']): Asset['observed'] {
  const observed: NonNullable<Asset['observed']> = { ...before }
  for (const [name, value] of Object.entries(facts.shown)) {
    const taken = facts.columns[name] ?? facts.columns[`${name}Id`] ?? null
    const last = observed[name]
    if (value === null || value === undefined || (last?.value === value && (last.taken ?? null) === taken)) continue
    observed[name] = { value, taken, at: last?.value === value ? last.at : at.toISOString(), source }
  }
  return observed as Asset['observed']
}

async function applySections(
  context: ActionContext,
  items: readonly TakeItem[],
  assets: readonly Asset[],
  lines: FieldChange[][],
): Promise<void> {
  const hidden = await hiddenParts(
    context.db,
    items.flatMap((item) => item.assetId ?? []),
  )
  const told = items
    .map((item, index) => ({
      item,
      asset: assets[index]!,
      isNew: item.assetId === null,
      has: new Set(item.sections),
      sections: withoutHidden(item.neutral.sections, hidden.get(assets[index]!.id)),
    }))
    .filter(({ item, asset }) => !isOnlySeen(item, asset))
  const parts = (isNew: boolean) =>
    told
      .filter((each) => each.isNew === isNew)
      .map(({ item, asset, sections }) => ({
        assetId: asset.id,
        sections,
        names: sectionNames(item),
      }))
  const installs = (isNew: boolean) =>
    told
      .filter(
        (each) => each.isNew === isNew && each.has.has('software') && each.item.neutral.sections.software !== undefined,
      )
      .map(({ item, asset }) => installsOf(item, asset.id))
  await insertParts(context.db, parts(true), context.now)
  await insertInstalls(context.db, installs(true), context.now)
  const changedParts = await diffParts(context.db, parts(false), context.now)
  const changedInstalls = await diffInstalls(context.db, installs(false), context.now)
  const hardware: Parameters<typeof keepHardware>[1][number][] = []
  for (const [index, { item, asset, isNew, sections }] of told.entries()) {
    if (isNew) continue
    const news = newsOf(changedParts.get(asset.id) ?? [], sections.memory)
    lines[index]!.push(...news.lines, ...(changedInstalls.get(asset.id) ?? []))
    hardware.push({ assetId: asset.id, at: item.at, hardware: news.hardware })
  }
  await keepHardware(context.db, hardware)
  const withPorts = told
    .filter(({ sections, has }) => has.has('port') && sections.port !== undefined)
    .map(({ sections, asset }) => ({ assetId: asset.id, ports: sections.port! }))
  await keepAddresses(context.db, withPorts)
  await keepSightings(context.db, withPorts)
  await linkMonitors(
    context,
    told
      .filter(
        ({ sections, asset, has }) => has.has('monitor') && sections.monitor !== undefined && asset.type === 'computer',
      )
      .map(({ item, asset, isNew, sections }) => ({
        computer: asset,
        monitors: sections.monitor!,
        at: item.at,
        isNew,
      })),
  )
  await linkVirtualMachines(
    context,
    told
      .filter(({ isNew, has }) => isNew || has.has('identity') || has.has('virtualMachine'))
      .map(({ item, asset, isNew, has, sections }) => ({
        assetId: asset.id,
        uuid: isNew || has.has('identity') ? asset.uuid : null,
        machines: has.has('virtualMachine') ? sections.virtualMachine : undefined,
        at: item.at,
      })),
  )
}

const notSections = new Set(['identity', 'facts', 'software'])
const sectionNames = (item: TakeItem): string[] => item.sections.filter((name) => !notSections.has(name))

const installsOf = (item: TakeItem, assetId: string): Installs => ({
  assetId,
  versionIds: item.versionIds,
  dates: item.neutral.sections.software!.map((part) => part.installDate),
})

async function touch(context: ActionContext, items: readonly TakeItem[], assets: readonly Asset[]): Promise<void> {
  const old = items.flatMap((item, index) =>
    item.assetId === null ? [] : [heardFrom(assets[index]!.id, item.neutral, item.at)],
  )
  await heardOf(context.db, old)
}
