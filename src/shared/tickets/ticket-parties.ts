import { choice, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { type ActorRole, actorRoles } from './ticket-actors.ts'

/** One with a part in a case who has no account: a supplier that works on it, a person outside who asked for it or follows it. */
export const ticketPartyKind = defineKind('ticket-party', {
  plural: 'ticket-parties',
  isImported: false,
  table: 'ticket_party',
  fields: {
    ticket: reference('ticket', { required: true, system: true }),
    role: choice(actorRoles, { required: true, system: true, namedBy: 'tickets.role' }),
    supplier: reference('supplier', { system: true }),
    name: text({ required: true, system: true, max: 200 }),
    email: text({ system: true, max: 254 }),
    /** The supplier's own number for the case. */
    reference: text({ system: true, max: 100 }),
  },
  list: ['ticket', 'role', 'name', 'email', 'supplier', 'reference'],
  sort: 'id',
  hasTrash: false,
  guard: 'ticket',
})

/** A party as records of cases give it. */
export interface TicketParty {
  id: string
  role: ActorRole
  name: string
  email: string | null
  supplier: string | null
  reference: string | null
}

/** A supplier works on a case or follows it; a person outside asks or follows. */
export const partyRoles = {
  supplier: ['assignee', 'observer'],
  person: ['requester', 'observer'],
} as const satisfies Record<string, readonly ActorRole[]>
