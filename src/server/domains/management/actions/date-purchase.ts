import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type LifeDate, lifeDates } from '../../../../shared/assets/life.kinds.ts'
import { CigaleError, forbidden } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { purchaseKind } from '../../../../shared/management/management.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Subscriber } from '../../../engine/house.ts'
import { dayIn } from '../../../engine/today.ts'
import { refuseNonsense, withWarranty } from './purchases.ts'

type Purchase = RowOf<typeof purchaseKind>

/**
 * Writes the dates that a transition sets, on the day of the change. A date that somebody has written stays, and so does
 * the order of things: nothing is delivered before it was ordered. The asset's history names the transition.
 */
export const datePurchase = defineAction({
  name: 'asset.date-purchase',
  permission: 'purchase.update',
  event: 'asset.purchase-set',
  input: z.strictObject({
    id: z.string(),
    dates: z.array(z.enum(lifeDates)).min(1),
    on: z.iso.date(),
    /** The name of the transition. */
    transition: z.string().max(255),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('purchase.update')
    const row = await context.load(assetKind, input.id)
    const found = await sql<Purchase>`select * from purchase where asset_id = ${row.id} for update`.execute(context.db)
    const known = found.rows[0]
    const start: Partial<Purchase> = known ?? { assetId: row.id, depreciation: 'none' }
    const { patch, after } = input.dates.reduce((sum, date) => dated(sum, date, input.on), { patch: {}, after: start })
    const written = Object.keys(patch) as LifeDate[]
    if (written.length === 0) return row
    if (known === undefined) await context.create(purchaseKind, withWarranty(after))
    else await context.change(purchaseKind, known, withWarranty(after))
    context.note(assetKind, row.id, [
      ...written.map((date) => ({ field: date, old: null, new: input.on })),
      { field: 'transition', old: null, new: null, newText: input.transition },
    ])
    return row
  },
})

interface Dated {
  patch: Partial<Purchase>
  after: Partial<Purchase>
}

/** With one date more, where it is missing and fits. */
function dated({ patch, after }: Dated, date: LifeDate, on: string): Dated {
  if (after[date] != null) return { patch, after }
  const next = { ...after, [date]: on }
  try {
    refuseNonsense(next)
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    return { patch, after }
  }
  return { patch: { ...patch, [date]: on }, after: next }
}

interface StateChanged {
  dates: LifeDate[]
  /** ISO instant of the change. */
  at: string
  transition: { name: string } | null
}

/** Hears of changes of state, in whatever way they came (a form, a list of five thousand, a hand-over). */
export const dateOnTransition: Subscriber = {
  name: 'management.date-purchase',
  events: ['asset.state-changed'],
  run: async ({ recordId, data }, services) => {
    const { dates, at, transition } = data as unknown as StateChanged
    if (recordId === null || dates.length === 0) return
    const input = {
      id: recordId,
      dates,
      on: dayIn(new Date(at), services.timeZone),
      transition: transition?.name ?? '',
    }
    try {
      await runAction(services, datePurchase, systemActor('Cigale', 'job'), input)
    } catch (error) {
      // Thrown away meanwhile: nothing to date.
      if (!(error instanceof CigaleError) || error.code !== 'not_found') throw error
    }
  },
}
