import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden, wrongState } from '../../../../shared/errors.ts'
import { normaliseHandle } from '../../../../shared/fields/handle.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { stocktakeKind, stocktakeScanKind } from '../../../../shared/stocktakes/stocktakes.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf } from '../../../engine/house.ts'
import { findByCodes } from '../../labels/index.ts'
import { mayCount, refreshLines } from '../lines.ts'

const id = idInput

const scanInput = z
  .strictObject({
    /** Made by the device: the same scan sent twice is one. */
    id: z.uuid(),
    /** What was read… */
    code: z.string().trim().min(1).max(300).optional(),
    /** …or the asset that was ticked off by hand. */
    asset: id.optional(),
    place: id,
    at: z.iso.datetime({ offset: true }),
  })
  .refine(({ code, asset }) => (code === undefined) !== (asset === undefined), { path: ['code'] })
type Scan = z.infer<typeof scanInput>

export interface Counted {
  /** Scans that the house has now, or had before: the device may forget them. */
  accepted: string[]
  /** Scans that say nothing: of a place or an asset that is not there, or not for whoever counts. */
  refused: { id: string; code: string }[]
}

/**
 * What a counter's device has gathered, maybe an hour ago in a cellar without network. Any order, any number of times: each
 * scan counts once. Batches of one campaign wait for each other on its lock.
 */
export const countStocktake = defineAction({
  name: 'stocktake.count',
  event: 'stocktake.counted',
  input: z.strictObject({
    id,
    scans: z.array(scanInput).max(500),
    /** Ids of scans that were a mistake. */
    withdrawn: z.array(z.uuid()).max(500).default([]),
  }),
  on: { kind: stocktakeKind, id: (input) => input.id },
  run: async (context, { row, input }): Promise<Counted> => {
    if (row.state !== 'open') throw wrongState('count', row.state)
    if (!(await mayCount(context, row))) throw forbidden('stocktake.count')
    const places = await seen(
      context,
      locationKind,
      input.scans.map(({ place }) => place),
    )
    const assets = await seen(
      context,
      assetKind,
      input.scans.flatMap(({ asset }) => asset ?? []),
    )
    const isGood = ({ place, asset }: Scan) => places.has(place) && (asset === undefined || assets.has(asset))
    const good = input.scans.filter(isGood)
    const written = await writeScans(context, row.id, good)
    const withdrawn = await withdraw(context, row.id, input.withdrawn)
    const touched = [...written, ...withdrawn]
    await refreshLines(context, row.id, {
      assetIds: [...new Set(touched.flatMap(({ assetId }) => assetId ?? []))],
      handles: [
        ...new Set(touched.flatMap(({ assetId, handle }) => (assetId === null && handle !== null ? [handle] : []))),
      ],
    })
    if (written.length > 0) context.tell('stocktake-scan.written', stocktakeScanKind, null)
    return {
      accepted: good.map((scan) => scan.id),
      refused: input.scans.filter((scan) => !isGood(scan)).map((scan) => ({ id: scan.id, code: 'reference' })),
    }
  },
})

/** Which of these records are there, for whoever counts. */
async function seen(context: ActionContext, kind: Kind, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select r.id from ${sql.table(kind.table)} r where r.id = any(${[...new Set(ids)]}::bigint[]) and r.deleted_at is null
      and ${visible(entryOf(context.house, kind.name), context.actor, 'r')}`.execute(context.db)
  return new Set(found.rows.map((row) => row.id))
}

interface Thing {
  assetId: string | null
  handle: string | null
}

async function writeScans(context: ActionContext, stocktakeId: string, scans: readonly Scan[]): Promise<Thing[]> {
  if (scans.length === 0) return []
  const assetOf = await resolve(context, stocktakeId, scans)
  const rows = scans.map((scan) => ({
    scan_id: scan.id,
    code: scan.code ?? null,
    handle: handleOf(scan),
    asset_id: assetOf(scan),
    place_id: scan.place,
    // A device whose clock runs ahead must not have the last word for ever.
    scanned_at: new Date(Math.min(Date.parse(scan.at), context.now.getTime())).toISOString(),
  }))
  const written = await sql<Thing>`
    insert into stocktake_scan (stocktake_id, scan_id, code, handle, asset_id, place_id, scanned_at, received_at, counter_id, is_withdrawn)
    select ${stocktakeId}, r.scan_id, r.code, r.handle, r.asset_id, r.place_id, r.scanned_at, ${context.now}, ${context.actor.userId}::bigint,
      exists (select 1 from stocktake_withdrawal w where w.stocktake_id = ${stocktakeId} and w.scan_id = r.scan_id)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(scan_id text, code text, handle text, asset_id bigint, place_id bigint, scanned_at timestamptz)
    on conflict (stocktake_id, scan_id) do nothing returning asset_id, handle`.execute(context.db)
  return written.rows
}

/** Codes of signs alone are told apart by what they are. */
const handleOf = ({ code, asset }: Scan): string => (code === undefined ? `#${asset}` : normaliseHandle(code) || code)

/** Among several things of one code, the one that the campaign knows; else nobody can tell. */
async function resolve(
  context: ActionContext,
  stocktakeId: string,
  scans: readonly Scan[],
): Promise<(scan: Scan) => string | null> {
  const { db, house, actor, now, services } = context
  const reader = { db, house, actor, now, timeZone: services.timeZone }
  const found = await findByCodes(
    reader,
    services.publicUrl,
    scans.flatMap(({ code }) => code ?? []),
  )
  const candidates = [...found.values()].flat().map((asset) => asset.id)
  const { rows } = await sql<{ assetId: string }>`
    select asset_id from stocktake_line where stocktake_id = ${stocktakeId} and is_expected
      and asset_id = any(${candidates}::bigint[])`.execute(db)
  const expected = new Set(rows.map((row) => row.assetId))
  return ({ code, asset }) => {
    if (code === undefined) return asset!
    const all = (found.get(code) ?? []).map((each) => each.id)
    if (all.length <= 1) return all[0] ?? null
    const known = all.filter((each) => expected.has(each))
    return known.length === 1 ? known[0]! : null
  }
}

/** Known scans are marked; the others are remembered, for they may still come. */
async function withdraw(context: ActionContext, stocktakeId: string, ids: readonly string[]): Promise<Thing[]> {
  if (ids.length === 0) return []
  await sql`
    insert into stocktake_withdrawal (stocktake_id, scan_id) select ${stocktakeId}, unnest(${[...ids]}::text[])
    on conflict do nothing`.execute(context.db)
  const marked = await sql<Thing>`
    update stocktake_scan set is_withdrawn = true
    where stocktake_id = ${stocktakeId} and scan_id = any(${[...ids]}) and not is_withdrawn
    returning asset_id, handle`.execute(context.db)
  return marked.rows
}
