import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { outletSorts } from '../../../../shared/infrastructure/places.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { type Action, defineAction } from '../../../engine/actions/define-action.ts'
import { loadOther, requireCapability } from '../assets-in-reach.ts'

const id = idInput
const most = 200

interface Outlet {
  id: string
  number: number
  assetId: string | null
  assetName: string | null
}

/** Adds outlets of one sort, numbered after those there. */
export const addOutlets = defineAction({
  name: 'asset.add-outlets',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), sort: z.enum(outletSorts), count: z.int().min(1).max(100) }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    requireCapability(row, 'outlets', 'id')
    const last = await sql<{ number: number }>`
      select coalesce(max(number), 0)::int as number from outlet where pdu_id = ${row.id}`.execute(context.db)
    const first = last.rows[0]!.number + 1
    if (first + input.count - 1 > most) throw invalidField('count', 'too_big', { max: most - first + 1 })
    await sql`
      insert into outlet (pdu_id, number, sort)
      select ${row.id}, n, ${input.sort} from generate_series(${first}::int, ${first + input.count - 1}::int) n`.execute(
      context.db,
    )
    context.note(assetKind, row.id, [{ field: 'mount:outlets', old: null, new: `${input.count} × ${input.sort}` }])
    await context.touch(assetKind, row)
    return row
  },
})

interface Touched<I> {
  pdu: RowOf<typeof assetKind>
  outlet: Outlet
  input: I
}

/** A verb upon one outlet of a PDU: the outlet is found and locked, changed, and the PDU is seen to have moved. */
function onOutlet<I extends { id: string; outlet: string }>(
  name: string,
  input: z.ZodType<I>,
  work: (context: ActionContext, touched: Touched<I>) => Promise<void>,
): Action<I, RowOf<typeof assetKind>> {
  return defineAction({
    name,
    permission: 'asset.update',
    event: 'asset.changed',
    input,
    on: { kind: assetKind, id: (given) => given.id },
    run: async (context, { row, input: given }) => {
      await work(context, { pdu: row, outlet: await outletOf(context, row.id, given.outlet), input: given })
      await context.touch(assetKind, row)
      return row
    },
  })
}

const which = { id: z.string(), outlet: id }

export const removeOutlet = onOutlet('asset.remove-outlet', z.strictObject(which), async (context, { pdu, outlet }) => {
  if (outlet.assetId !== null) throw invalidField('outlet', 'plugged')
  await sql`delete from outlet where id = ${outlet.id}`.execute(context.db)
  context.note(assetKind, pdu.id, [{ field: 'mount:outlets', old: String(outlet.number), new: null }])
})

/** Plugs a piece of equipment into an outlet; `input` names its power supply when it has several. */
export const plugAsset = onOutlet(
  'asset.plug',
  z.strictObject({ ...which, asset: id, input: z.string().trim().max(50).optional() }),
  async (context, { pdu, outlet, input }) => {
    if (outlet.assetId !== null && outlet.assetId !== input.asset) throw invalidField('outlet', 'plugged')
    if (input.asset === pdu.id) throw invalidField('asset', 'cycle')
    const asset = await loadOther(context, input.asset, 'asset', 'power')
    await requireNoCircle(context, pdu.id, asset.id)
    await sql`update outlet set asset_id = ${asset.id}, input = ${input.input || null} where id = ${outlet.id}`.execute(
      context.db,
    )
    context.note(assetKind, pdu.id, [{ field: 'mount:outlet', old: null, new: `${outlet.number} · ${asset.name}` }])
    context.note(assetKind, asset.id, [{ field: 'mount:feed', old: null, new: `${pdu.name} · ${outlet.number}` }])
  },
)

export const unplugAsset = onOutlet('asset.unplug', z.strictObject(which), async (context, { pdu, outlet }) => {
  if (outlet.assetId === null) throw invalidField('outlet', 'not_plugged')
  await sql`update outlet set asset_id = null, input = null where id = ${outlet.id}`.execute(context.db)
  const words = `${outlet.number} · ${outlet.assetName}`
  context.note(assetKind, pdu.id, [{ field: 'mount:outlet', old: words, new: null }])
  context.note(assetKind, outlet.assetId, [{ field: 'mount:feed', old: `${pdu.name} · ${outlet.number}`, new: null }])
})

async function outletOf(context: ActionContext, pduId: string, outletId: string): Promise<Outlet> {
  const found = await sql<Outlet>`
    select o.id, o.number, o.asset_id, (select a.name from asset a where a.id = o.asset_id) as asset_name
    from outlet o where o.id = ${outletId} and o.pdu_id = ${pduId} for update of o`.execute(context.db)
  const outlet = found.rows[0]
  if (outlet === undefined) throw invalidField('outlet', 'reference')
  return outlet
}

/** A PDU may feed another, but never one that feeds it. */
async function requireNoCircle(context: ActionContext, pduId: string, assetId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('outlet'))`.execute(context.db)
  const found = await sql`
    with recursive feeding as (
      select pdu_id from outlet where asset_id = ${pduId}
      union select o.pdu_id from outlet o join feeding on o.asset_id = feeding.pdu_id)
    select 1 from feeding where pdu_id = ${assetId}`.execute(context.db)
  if (found.rows.length > 0) throw invalidField('asset', 'cycle')
}
