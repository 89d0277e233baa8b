import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { cartridgeKind } from '../../../../shared/stock/stock.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { pagesOf, wearOut } from '../cartridges.ts'
import { known } from '../movement-input.ts'

/** The cartridge is empty: at this page count, or at the one the printer last told. */
export const wearCartridge = defineAction({
  name: 'cartridge.wear',
  permission: 'stock.issue',
  event: 'cartridge.worn',
  input: z.strictObject({
    id: idInput,
    pages: z.int().min(0).max(2_000_000_000).nullish(),
  }),
  on: { kind: cartridgeKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    if (row.state !== 'installed') throw wrongState('wear', row.state)
    if (input.pages != null && input.pages < (row.installedPages ?? 0))
      throw invalidField('pages', 'too_small', { min: row.installedPages ?? 0 })
    const printer = await known(context, assetKind, 'asset', row.assetId)
    return wearOut(context, row, input.pages ?? pagesOf(printer))
  },
})
