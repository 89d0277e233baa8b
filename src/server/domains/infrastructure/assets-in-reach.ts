import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { type AssetCapability, typeHas } from '../../../shared/assets/types/index.ts'
import { forbidden, invalidField } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { asReference } from '../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../engine/actions/context.ts'

export type Asset = RowOf<typeof assetKind>

/**
 * Another asset that an act on one asset also changes: it must be seen, be of a type that can, and be the actor's to
 * change.
 * @throws `invalid` on `field`, `forbidden`
 */
export async function loadOther(
  context: ActionContext,
  id: string,
  field: string,
  capability: AssetCapability,
): Promise<Asset> {
  const asset = await asReference(field, context.load(assetKind, id))
  requireCapability(asset, capability, field)
  if (context.actor.type !== 'system' && !(await context.may('asset.update', assetKind, id)))
    throw forbidden('asset.update')
  return asset
}

/** @throws `invalid` on `field` when assets of this type cannot do it */
export function requireCapability(asset: Pick<Asset, 'type'>, capability: AssetCapability, field: string): void {
  if (!typeHas(asset.type, capability)) throw invalidField(field, 'not_for_type')
}
