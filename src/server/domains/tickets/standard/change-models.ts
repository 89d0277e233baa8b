import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { propertyOf, type RowOf } from '../../../../shared/kinds/define-kind.ts'
import { approvedFields, changeModelKind } from '../../../../shared/tickets/change-models.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import type { Extra, KindEntry } from '../../../engine/house.ts'
import { today } from '../../../engine/today.ts'
import { onTicket, reasonInput, target } from '../ticket-input.ts'

export type ChangeModelRow = RowOf<typeof changeModelKind>

const { fields } = changeModelKind
const approved = approvedFields.map((name) => propertyOf(name, fields[name]))

/** A model begins as a draft. Whoever changes what was approved takes the approval away: somebody approves it anew. */
export const prepareChangeModel: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  if (row === null) return { ...values, state: 'draft' }
  const isOther = approved.some((name) => name in values && values[name] !== row[name])
  if (row.state !== 'approved' || !isOther || 'state' in values) return values
  return { ...values, ...unapproved }
}

const unapproved = { state: 'draft', approvedById: null, approvedAt: null, validUntil: null, reviewOn: null }

/** Says that changes of this model need no approval of their own, until when, and when that is looked at again. */
export const approveChangeModel = defineAction({
  name: 'change-model.approve',
  event: 'change-model.approved',
  input: z.strictObject({
    ...onTicket,
    validUntil: fields.validUntil.schema.optional(),
    reviewOn: fields.reviewOn.schema.optional(),
  }),
  on: { kind: changeModelKind, ...target },
  run: async (context, { row, input: { validUntil = null, reviewOn = null } }) => {
    const day = today(context)
    if (validUntil !== null && validUntil < day) throw invalidField('validUntil', 'past')
    if (reviewOn !== null && reviewOn < day) throw invalidField('reviewOn', 'past')
    return context.change(changeModelKind, row, {
      state: 'approved',
      approvedById: context.actor.userId,
      approvedAt: context.now,
      stateReason: null,
      ...{ validUntil, reviewOn },
    })
  },
})

/** No more changes of this model until somebody approves of it anew; those that are open stay as they are. */
export const suspendChangeModel = defineAction({
  name: 'change-model.suspend',
  permission: 'change-model.approve',
  event: 'change-model.suspended',
  input: z.strictObject({ ...onTicket, reason: reasonInput }),
  on: { kind: changeModelKind, ...target },
  run: async (context, { row, input: { reason } }) => {
    if (row.state === 'suspended') throw conflict('model_suspended')
    return context.change(changeModelKind, row, { state: 'suspended', stateReason: reason })
  },
})

/** No button that leads to a refusal. */
export const isModelVerbPossible = (record: Record<string, unknown>, verb: string): boolean =>
  verb !== 'suspend' || record.state === 'approved'

/** How often a model was used, and of these: how many strayed from what was approved or came to nothing. By the index of models. */
export const changeModelExtras: Record<string, Extra> = {
  uses: (alias) => sql`(
    select json_build_object('all', count(*)::int, 'open', count(*) filter (where xt.phase = 'open')::int,
      'strayed', count(*) filter (where xt.change_type <> 'standard')::int,
      'failed', count(*) filter (where xt.outcome in ('backed-out', 'failed'))::int)
    from ticket xt where xt.change_model_id = ${sql.ref(`${alias}.id`)} and xt.deleted_at is null)`,
}
