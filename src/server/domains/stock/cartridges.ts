import { sql } from 'kysely'
import type { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { cartridgeKind } from '../../../shared/stock/stock.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { today } from '../../engine/today.ts'
import type { StockItem } from './ledger.ts'

type Cartridge = RowOf<typeof cartridgeKind>

/** What the printer counted, by the person who stands before it or by its last inventory. */
export const pagesOf = (asset: RowOf<typeof assetKind>): number | null => {
  const counter = (asset.custom as Record<string, unknown>).pageCounter
  return typeof counter === 'number' ? counter : null
}

/** New cartridges in a printer: those of the same item that were in it are worn from now on. */
export async function installCartridges(
  context: ActionContext,
  item: StockItem,
  asset: RowOf<typeof assetKind>,
  given: { quantity: number; movementId: string; pages: number | null },
): Promise<void> {
  const pages = given.pages ?? pagesOf(asset)
  const before = await sql<Cartridge>`
    select * from cartridge where item_id = ${item.id} and asset_id = ${asset.id} and state = 'installed' for update`.execute(
    context.db,
  )
  for (const cartridge of before.rows) await wearOut(context, cartridge, pages)
  await context.createMany(
    cartridgeKind,
    Array.from({ length: given.quantity }, () => ({
      itemId: item.id,
      assetId: asset.id,
      movementId: given.movementId,
      state: 'installed' as const,
      installedOn: today(context),
      installedPages: pages,
    })),
  )
}

/** A count below the one it was put in at is a new counter (or a slip): then nothing is said of pages. */
export async function wearOut(context: ActionContext, cartridge: Cartridge, pages: number | null): Promise<Cartridge> {
  const isPlausible = pages !== null && pages >= (cartridge.installedPages ?? 0)
  return context.change(cartridgeKind, cartridge, {
    state: 'worn',
    wornOn: today(context),
    wornPages: isPlausible ? pages : null,
  })
}

/** Cartridges put in by a movement that was reversed, or given back whole. */
export async function takeCartridgesBack(context: ActionContext, where: { movementId: string }): Promise<void> {
  const found = await sql<Cartridge>`
    select * from cartridge where movement_id = ${where.movementId} and state <> 'returned' for update`.execute(
    context.db,
  )
  for (const cartridge of found.rows) await context.change(cartridgeKind, cartridge, { state: 'returned' })
}

/** Cartridges brought back from a printer unused: the last ones put in. */
export async function returnInstalled(
  context: ActionContext,
  itemId: string,
  assetId: string,
  quantity: number,
): Promise<void> {
  const found = await sql<Cartridge>`
    select * from cartridge where item_id = ${itemId} and asset_id = ${assetId} and state = 'installed'
    order by id desc limit ${quantity} for update`.execute(context.db)
  for (const cartridge of found.rows) await context.change(cartridgeKind, cartridge, { state: 'returned' })
}
