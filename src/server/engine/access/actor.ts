import type { Permissions, Reach } from '../../../shared/access/reach.ts'

/** A profile over a piece of the entity tree, as granted to a person. */
export interface ActorGrant {
  grantId: string
  profileId: string
  profileName: string
  entityId: string
  entityName: string
  isRecursive: boolean
  /** The entity and, if recursive, all below it. */
  entityIds: readonly string[]
  /** The entities above it (for records that upper units share with lower ones). */
  ancestorIds: readonly string[]
  permissions: Permissions
}

/** Who acts. The engine knows only this shape; the people room loads it. */
export interface Actor {
  readonly type: 'person' | 'system'
  /** Null for the system. */
  readonly userId: string | null
  readonly name: string
  readonly language: string
  readonly entityId: string | null
  readonly groupIds: readonly string[]
  readonly grants: readonly ActorGrant[]
  readonly shell: 'desk' | 'portal'
  /** Permission names a token is limited to; null = all that the person may. */
  readonly scopes: readonly string[] | null
  /** Where the act came from: web, api, agent, import, job, cli. */
  readonly source: string
}

/** What a permission gives an actor, over all grants together. */
export interface Scope {
  all: boolean
  entityIds: readonly string[]
  /** Entities whose shared records also serve this actor. */
  ancestorIds: readonly string[]
  group: boolean
  own: boolean
}

const everythingScope: Scope = { all: true, entityIds: [], ancestorIds: [], group: true, own: true }
const known = new WeakMap<Actor, Map<string, Scope | null>>()

/** The scope of a permission, or null when no grant gives it. Remembered per actor: it is asked several times a request. */
export function scopeOf(actor: Actor, permission: string): Scope | null {
  if (actor.type === 'system') return everythingScope
  let scopes = known.get(actor)
  if (scopes === undefined) {
    scopes = new Map()
    known.set(actor, scopes)
  }
  let scope = scopes.get(permission)
  if (scope === undefined) {
    scope = computeScope(actor, permission)
    scopes.set(permission, scope)
  }
  return scope
}

export const isAllowed = (actor: Actor, permission: string): boolean => scopeOf(actor, permission) !== null

function computeScope(actor: Actor, permission: string): Scope | null {
  if (actor.scopes !== null && !isInScopes(actor.scopes, permission)) return null
  const giving = actor.grants.filter((grant) => grant.permissions[permission] !== undefined)
  if (giving.length === 0) return null
  const reachesGiven = giving.map((grant) => grant.permissions[permission] as Reach)
  const entityIds = giving.flatMap((grant) => entitiesOf(grant, grant.permissions[permission] as Reach))
  return {
    all: reachesGiven.includes('all'),
    entityIds: [...new Set(entityIds)],
    ancestorIds: [...new Set(giving.flatMap((grant) => [...grant.ancestorIds, grant.entityId]))],
    group: reachesGiven.some((reach) => reach !== 'own'),
    own: true,
  }
}

/** Entities a reach opens: its own unit, or with all below when the grant is recursive. */
function entitiesOf(grant: ActorGrant, reach: Reach): readonly string[] {
  if (reach === 'subtree') return grant.entityIds
  return reach === 'entity' ? [grant.entityId] : []
}

/** Scopes are permission names or families (`ticket.*`, `*.read`, `*`). */
function isInScopes(scopes: readonly string[], permission: string): boolean {
  const [family, verb] = permission.split('.')
  return scopes.some(
    (scope) => scope === permission || scope === '*' || scope === `${family}.*` || scope === `*.${verb}`,
  )
}

/** The house itself: agents' messages, jobs, the command line, seeds. */
export const systemActor = (name: string, source: string): Actor => ({
  type: 'system',
  userId: null,
  name,
  language: 'fr',
  entityId: null,
  groupIds: [],
  grants: [],
  shell: 'desk',
  scopes: null,
  source,
})
