import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type assetLinkKind, linkTypeKind } from '../../../../shared/assets/links.kinds.ts'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'

type Asset = RowOf<typeof assetKind>
type LinkType = RowOf<typeof linkTypeKind>
export type AssetLink = RowOf<typeof assetLinkKind>

export interface Ends {
  type: LinkType
  from: Asset
  to: Asset
}

interface Asked {
  type: string
  from: string
  to: string
}

/**
 * Both ends and the meaning of a link, through the read gate, with the right to change either.
 * @throws `invalid` on `type`, `from`, `to`; `forbidden`
 */
export async function loadEnds(context: ActionContext, { type, from, to }: Asked): Promise<Ends> {
  const read = async <T>(field: string, work: Promise<T>): Promise<T> =>
    work.catch(() => {
      throw invalidField(field, 'reference')
    })
  const ends = {
    type: await read('type', context.load(linkTypeKind, type)),
    from: await read('from', context.load(assetKind, from)),
    to: await read('to', context.load(assetKind, to)),
  }
  for (const [field, row] of Object.entries(ends)) if (row.deletedAt != null) throw invalidField(field, 'reference')
  for (const id of [from, to]) if (!(await context.may('asset.update', assetKind, id))) throw forbidden('asset.update')
  if (from === to) throw invalidField('to', 'link_self')
  refuseTypes(ends)
  return ends
}

function refuseTypes({ type, from, to }: Ends): void {
  const fits = (allowed: readonly string[], asset: Asset) => allowed.length === 0 || allowed.includes(asset.type)
  if (!fits(type.fromTypes, from)) throw invalidField('from', 'link_type', { name: type.name })
  if (!fits(type.toTypes, to)) throw invalidField('to', 'link_type', { name: type.name })
}

/**
 * Nothing is in itself, however far. The lock keeps two people from closing a circle from both sides at once.
 * @throws `invalid` on `to`
 */
export async function refuseCircle(context: ActionContext, { type, from, to }: Ends): Promise<void> {
  if (!type.isContainment) return
  await sql`select pg_advisory_xact_lock(hashtext('asset containment'))`.execute(context.db)
  const found = await sql`
    with recursive holder(id) as (
      select ${from.id}::bigint
      union
      select l.from_id from holder h join asset_link l on l.to_id = h.id and l.ended_at is null
        join link_type t on t.id = l.type_id and t.is_containment)
    select 1 from holder where id = ${to.id}`.execute(context.db)
  if (found.rows.length > 0) throw invalidField('to', 'link_circle', { name: to.name })
}

/** Links of the same meaning that the second end has already, when it may have only one: not what stands for several pieces. */
export async function rivals(context: ActionContext, { type, from, to }: Ends): Promise<AssetLink[]> {
  if (!type.isSingle || to.custom.isGlobal === true) return []
  const found = await sql<AssetLink>`
    select * from asset_link where to_id = ${to.id} and type_id = ${type.id} and from_id <> ${from.id} and ended_at is null
    order by id for update`.execute(context.db)
  return found.rows
}
