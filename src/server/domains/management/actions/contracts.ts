import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { type ContractTerms, contractDates } from '../../../../shared/management/contract-dates.ts'
import { contractKind } from '../../../../shared/management/management.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { today } from '../../../engine/today.ts'
import { holdMost } from './most-covered.ts'

type Contract = RowOf<typeof contractKind>

/** What follows from the terms goes into the row with them. */
function withDates(context: ActionContext, row: Partial<Contract>): Partial<Contract> {
  const { endsOn, noticeOn } = contractDates(termsOf(row), today(context))
  return { ...row, endsOn, noticeOn }
}

export const termsOf = (row: Partial<Contract>): ContractTerms => ({
  startsOn: row.startsOn ?? null,
  initialMonths: row.initialMonths ?? null,
  renewal: row.renewal ?? 'none',
  renewalMonths: row.renewalMonths ?? null,
  renewedTimes: row.renewedTimes ?? 0,
  noticeMonths: row.noticeMonths ?? null,
  terminatedOn: row.terminatedOn ?? null,
})

/** Terms that contradict each other are told now, not found out when the notice is missed. */
function refuseNonsense(row: Partial<Contract>): void {
  if (row.terminatedOn != null && row.startsOn != null && row.terminatedOn < row.startsOn)
    throw invalidField('terminatedOn', 'before_start', { start: row.startsOn })
  const period = row.renewal === 'none' ? row.initialMonths : (row.renewalMonths ?? row.initialMonths)
  if (row.noticeMonths != null && period != null && row.noticeMonths > period)
    throw invalidField('noticeMonths', 'too_big', { max: period })
}

export const createContract = defineAction({
  name: 'contract.create',
  event: 'contract.created',
  input: createSchema(contractKind),
  run: async (context, { input }) => {
    const given = { renewedTimes: 0, ...toRow(contractKind, input) } as Partial<Contract>
    refuseNonsense(given)
    const row = await context.create(contractKind, withDates(context, given))
    await requireOnNew(context, contractKind, row.id, 'contract.create')
    return row
  },
})

export const updateContract = defineAction({
  name: 'contract.update',
  event: 'contract.changed',
  input: updateSchema(contractKind),
  on: { kind: contractKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const after = { ...row, ...toRow(contractKind, input) } as Contract
    refuseNonsense(after)
    const changed = await context.change(contractKind, row, withDates(context, after))
    if (input.maxAssets != null) await holdMost(context, row.id, 'maxAssets')
    await requireOnNew(context, contractKind, row.id, 'contract.update')
    return changed
  },
})

/** An express renewal: one period more. */
export const renewContract = defineAction({
  name: 'contract.renew',
  permission: 'contract.update',
  event: 'contract.renewed',
  input: idSchema,
  on: { kind: contractKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    if (row.renewal !== 'express' || row.state !== 'active') throw wrongState('renew', row.state)
    const after = { ...row, renewedTimes: row.renewedTimes + 1 } as Contract
    return context.change(contractKind, row, withDates(context, after))
  },
})

export const terminateContract = defineAction({
  name: 'contract.terminate',
  permission: 'contract.update',
  event: 'contract.terminated',
  input: z.strictObject({
    id: idInput,
    version: z.int().optional(),
    /** Last day; that of the period under way when missing. */
    on: z.iso.date().optional(),
  }),
  on: { kind: contractKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    if (row.state === 'terminated') throw wrongState('terminate', row.state)
    const terminatedOn = input.on ?? row.endsOn ?? today(context)
    const after = { ...row, state: 'terminated', terminatedOn } as Contract
    refuseNonsense(after)
    return context.change(contractKind, row, withDates(context, after))
  },
})

const mostAtOnce = 500

/** Tacit renewals come by themselves: the nightly job has the house write the new dates. */
export const rollContracts = defineAction({
  name: 'contract.roll',
  permission: 'contract.update',
  event: null,
  silent: 'nobody did anything: a period ended and the next began',
  input: z.strictObject({ before: z.iso.date() }),
  run: async (context, { input }) => {
    const found = await sql<Contract>`
      select * from contract where deleted_at is null and renewal = 'tacit' and state = 'active' and terminated_on is null
        and ends_on < ${input.before}::date order by id limit ${mostAtOnce} for update`.execute(context.db)
    let rolled = 0
    for (const row of found.rows) {
      const after = withDates(context, row)
      if (after.endsOn === row.endsOn) continue
      rolled += 1
      await context.change(contractKind, row, after)
      context.tell('contract.rolled', contractKind, row.id, { endsOn: after.endsOn })
      context.note(contractKind, row.id, [{ field: 'endsOn', old: row.endsOn, new: after.endsOn }])
    }
    return { rolled, isAll: found.rows.length < mostAtOnce || rolled === 0 }
  },
})
