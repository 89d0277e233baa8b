import { forbidden } from '../../../shared/errors.ts'
import type { TicketType } from '../../../shared/tickets/ticket.lifecycle.ts'
import type { ActorInput, ActorRole, RoleActor } from '../../../shared/tickets/ticket-actors.ts'
import { type Actor, scopeOf } from '../../engine/access/actor.ts'
import type { OpeningFacts } from './opening-facts.ts'

/**
 * What one may do when opening, asked before anything is written. There is no row yet to ask the gate about, so the
 * reach of each permission is compared with the entity of the case.
 *
 * - `ticket.open`: for oneself, in an entity one has a grant for.
 * - `ticket.open-for-others`: for somebody else; by reach `group`, for colleagues of one's groups only.
 * - `ticket.open-problem`, `ticket.open-change`: what people do not report, the desk does.
 * - `ticket.emergency`: a change that is carried out before it is approved.
 * - `ticket.assign`, `ticket.set-priority`: to give it to somebody (or somebody outside a part in it), to set its priority by hand.
 *
 * @throws `forbidden` with the permission that lacks
 */
export function requireOpeningRights(
  actor: Actor,
  opening: {
    type: TicketType
    entityId: string
    ownEntityId: string | null
    requesters: readonly ActorInput[]
    /** Parts of those outside. */
    partyRoles: readonly ActorRole[]
    hasAssignees: boolean
    hasPriority: boolean
    isEmergency: boolean
  },
  facts: OpeningFacts,
): void {
  if (actor.type === 'system') return
  const { entityId } = opening
  if (entityId !== opening.ownEntityId && !isGranted(actor, 'ticket.open', entityId)) throw forbidden('ticket.open')
  const permission = permissionOf[opening.type]
  if (permission !== undefined && !covers(actor, permission, entityId)) throw forbidden(permission)
  if (opening.isEmergency && !covers(actor, 'ticket.emergency', entityId)) throw forbidden('ticket.emergency')
  const others = opening.requesters.filter((requester) => !isSelf(actor, requester))
  if (others.length > 0 && !mayOpenFor(actor, others, entityId, facts)) throw forbidden('ticket.open-for-others')
  if (opening.partyRoles.includes('requester') && !covers(actor, 'ticket.open-for-others', entityId))
    throw forbidden('ticket.open-for-others')
  const isGiven = opening.hasAssignees || opening.partyRoles.some((role) => role !== 'requester')
  if (isGiven && !covers(actor, 'ticket.assign', entityId)) throw forbidden('ticket.assign')
  if (opening.hasPriority && !covers(actor, 'ticket.set-priority', entityId)) throw forbidden('ticket.set-priority')
}

const permissionOf: Partial<Record<TicketType, string>> = {
  problem: 'ticket.open-problem',
  change: 'ticket.open-change',
}

const isSelf = (actor: Actor, requester: ActorInput): boolean =>
  requester.type === 'user' ? requester.id === actor.userId : actor.groupIds.includes(requester.id)

/** Some grant gives the permission, whatever its reach, over this entity. */
const isGranted = (actor: Actor, permission: string, entityId: string): boolean =>
  scopeOf(actor, permission)?.all === true ||
  actor.grants.some((grant) => grant.permissions[permission] !== undefined && grant.entityIds.includes(entityId))

/** The permission reaches all cases of this entity. */
function covers(actor: Actor, permission: string, entityId: string): boolean {
  const scope = scopeOf(actor, permission)
  return scope !== null && (scope.all || scope.entityIds.includes(entityId))
}

function mayOpenFor(actor: Actor, others: readonly ActorInput[], entityId: string, facts: OpeningFacts): boolean {
  if (covers(actor, 'ticket.open-for-others', entityId)) return true
  const scope = scopeOf(actor, 'ticket.open-for-others')
  return scope?.group === true && others.every((other) => other.type === 'user' && facts.colleagues.has(other.id))
}

/** The same actor twice in a part is once. */
export function uniqueActors(actors: readonly RoleActor[]): RoleActor[] {
  const seen = new Map(actors.map((actor) => [`${actor.role} ${actor.type} ${actor.id}`, actor]))
  return [...seen.values()]
}
