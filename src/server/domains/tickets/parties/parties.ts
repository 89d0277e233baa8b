import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, invalidField, notFound } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { supplierKind } from '../../../../shared/management/management.kinds.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { type ActorRole, actorRoles } from '../../../../shared/tickets/ticket-actors.ts'
import { partyRoles, ticketPartyKind } from '../../../../shared/tickets/ticket-parties.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { onTicket, target } from '../ticket-input.ts'
import { settled, type TicketRow, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

type PartyRow = RowOf<typeof ticketPartyKind>

const most = 50
const number = z.string().trim().max(100)

const party = z.strictObject({
  role: z.enum(actorRoles),
  /** Of the register; without it the name, and best the e-mail, of somebody outside. */
  supplier: reference('supplier').schema.optional(),
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email().max(254).optional(),
  reference: number.optional(),
})
type Party = z.infer<typeof party>

/** Those outside who have a part in a case from its opening on. */
export const partiesInput = z.array(party).max(20).default([])

/** Gives them their parts in a case that is just being opened. */
export async function joinParties(
  context: ActionContext,
  row: TicketRow,
  parties: readonly Party[],
): Promise<TicketRow> {
  for (const each of parties) await joinOne(context, row.id, each)
  const isTaken = parties.some(({ role }) => role === 'assignee')
  return isTaken ? follow(context, row, 'assignee') : row
}

async function joinOne(context: ActionContext, ticketId: string, input: Party): Promise<void> {
  const values = await valuesOf(context, input)
  await requireNew(context, ticketId, values)
  const stored = await context.create(ticketPartyKind, { ...values, ticketId })
  context.note(ticketKind, ticketId, [
    { field: input.role, old: null, new: `party:${stored.id}`, newText: stored.name },
  ])
}

/** Gives a supplier or a person outside a part in a case. */
export const addParty = defineAction({
  name: 'ticket.add-party',
  permission: 'ticket.assign',
  event: 'ticket.party-added',
  input: z.strictObject({ ...onTicket, ...party.shape }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const { role } = input
    requireVerb(row, role === 'assignee' ? 'assign' : 'edit')
    await joinOne(context, row.id, input)
    return follow(context, row, role)
  },
})

/** The supplier's number for the case, once it is known. */
export const changeParty = defineAction({
  name: 'ticket.change-party',
  permission: 'ticket.assign',
  event: 'ticket.party-changed',
  input: z.strictObject({ ...onTicket, party: idInput, reference: number.nullable() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const found = await partyOf(context, row.id, input.party)
    await context.change(ticketPartyKind, found, { reference: input.reference === '' ? null : input.reference })
    await context.touch(ticketKind, row)
    return { id: row.id }
  },
})

export const removeParty = defineAction({
  name: 'ticket.remove-party',
  permission: 'ticket.assign',
  event: 'ticket.party-removed',
  input: z.strictObject({ ...onTicket, party: idInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const found = await partyOf(context, row.id, input.party)
    requireVerb(row, found.role === 'assignee' ? 'assign' : 'edit')
    await context.remove(ticketPartyKind, found)
    context.note(ticketKind, row.id, [{ field: found.role, old: `party:${found.id}`, new: null, oldText: found.name }])
    return follow(context, row, found.role)
  },
})

async function valuesOf(context: ActionContext, input: Party): Promise<Partial<PartyRow> & { name: string }> {
  const { role, supplier = null, name, email, reference: given } = input
  const sort = supplier === null ? 'person' : 'supplier'
  if (!(partyRoles[sort] as readonly ActorRole[]).includes(role)) throw invalidField('role', 'not_for_party')
  const named = supplier === null ? name : (await context.load(supplierKind, supplier)).name
  if (named === undefined) throw invalidField('name', 'required')
  return {
    role,
    supplierId: supplier,
    name: named,
    email: email?.toLowerCase() ?? null,
    reference: given === undefined || given === '' ? null : given,
  }
}

/** The case is locked: two at once are one after the other. */
async function requireNew({ db }: ActionContext, ticketId: string, values: Partial<PartyRow>): Promise<void> {
  const found = await sql<{ count: number; same: boolean }>`
    select count(*)::int as count, coalesce(bool_or(p.role = ${values.role} and p.supplier_id is not distinct from ${values.supplierId}::bigint
      and (p.supplier_id is not null or lower(coalesce(p.email, p.name)) = lower(${values.email ?? values.name}))), false) as same
    from ticket_party p where p.ticket_id = ${ticketId}`.execute(db)
  const { count, same } = found.rows[0]!
  if (same) throw conflict('party_there', { name: values.name ?? '' })
  if (count >= most) throw invalidField('role', 'too_big', { max: most })
}

async function partyOf({ db }: ActionContext, ticketId: string, id: string): Promise<PartyRow> {
  const found = await sql<PartyRow>`
    select * from ticket_party where id = ${id} and ticket_id = ${ticketId} for update`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw notFound(ticketPartyKind.name, id)
  return row
}

async function follow(context: ActionContext, row: TicketRow, role: ActorRole): Promise<TicketRow> {
  const taken = role === 'assignee' ? takenInHand(context, row) : {}
  const patch = { ...(await settled(context, row)), ...taken }
  if (Object.keys(patch).length === 0) await context.touch(ticketKind, row)
  return changeTicket(context, row, patch, [role, 'party'])
}
