import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reach } from '../../../../shared/access/reach.ts'
import { invalidField, notFound } from '../../../../shared/errors.ts'
import { columnOf } from '../../../../shared/kinds/define-kind.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { Actor, ActorGrant } from '../../../engine/access/actor.ts'
import { allowedSql, visible } from '../../../engine/access/visible.ts'
import { entryOf, type House, type KindEntry } from '../../../engine/house.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { say } from '../../../engine/texts.ts'
import { loadActor } from '../actors/actor-loader.ts'

export interface ExplainRequest {
  user: string
  permission: string
  kind?: string | undefined
  id?: string | undefined
}

/** Why a grant opens the record: its reach is unlimited, the entity, one's own, the group's, shared by an upper entity, a kind of no entity. */
export type Reason = 'all' | 'entity' | 'own' | 'group' | 'shared' | 'open' | 'hidden' | 'elsewhere' | 'none'

interface Named {
  id: string
  name: string
}

export interface ExplainedGrant {
  profile: Named
  entity: Named
  isRecursive: boolean
  reach: Reach
  /** Null when no record was asked about. */
  reason: Reason | null
  sentence: string
}

export interface Explanation {
  allowed: boolean
  user: Named & { isActive: boolean }
  permission: Named
  record: { kind: string; id: string; title: string; entity: string | null } | null
  /** The grants that give the permission. */
  grants: ExplainedGrant[]
  /** Profiles that would give it, when none of the person's does. */
  profiles: Named[]
  /** The answer in words. */
  sentences: string[]
}

/**
 * Why can this person see or do it, or why not? Answers from the same SQL as the gates.
 * @throws `not_found` for people and records that the asker may not explain or see, `invalid`
 */
export async function explainAccess(reader: Reader, request: ExplainRequest, language: string): Promise<Explanation> {
  const { house } = reader
  if (!house.permissions.includes(request.permission)) throw invalidField('permission', 'unknown')
  const user = await findUser(reader, request.user)
  const subject = await loadActor(reader.db, user.id, 'web')
  const entry = entryAsked(house, request)
  const giving = subject?.grants.filter((grant) => grant.permissions[request.permission] !== undefined) ?? []
  const target = entry === null ? null : await findRecord(reader, entry, request, subject, giving)
  const grants = giving.map((grant, index) => explainGrant(grant, request.permission, target, index, language))
  const explanation: Explanation = {
    allowed: target === null ? grants.length > 0 : target.allowed,
    user,
    permission: { id: request.permission, name: say(language, `permission.${request.permission}`) },
    record:
      target === null ? null : { kind: entry!.kind.name, id: request.id!, title: target.title, entity: target.entity },
    grants,
    profiles: grants.length === 0 ? await profilesGiving(reader, request.permission) : [],
    sentences: [],
  }
  return { ...explanation, sentences: sentencesOf(explanation, target, language) }
}

async function findUser(reader: Reader, id: string): Promise<Explanation['user']> {
  const entry = entryOf(reader.house, userKind.name)
  const found = await sql<Explanation['user']>`
    select r.id, r.name, r.is_active and r.deleted_at is null as is_active from app_user r
    where r.id = ${id}::bigint and ${visible(entry, reader.actor, 'r')}
      and ${allowedSql(entry, reader.actor, 'access.explain', 'r')}`.execute(reader.db)
  const user = found.rows[0]
  if (user === undefined) throw notFound('user', id)
  return user
}

function entryAsked(house: House, { kind, id, permission }: ExplainRequest): KindEntry | null {
  if (kind === undefined || id === undefined) return null
  const entry = house.kinds.get(kind) ?? house.byPlural.get(kind)
  if (entry === undefined) throw invalidField('kind', 'unknown')
  const family = permission.split('.')[0]
  const isVerb = [...house.actions.values()].some(
    (action) => action.permission === permission && action.on?.kind.name === entry.kind.name,
  )
  if (family !== entry.kind.guard && !isVerb) throw invalidField('permission', 'other_kind')
  return entry
}

interface Target {
  title: string
  entity: string | null
  entityId: string | null
  allowed: boolean
  seen: boolean
  always: boolean
  own: boolean
  group: boolean
  hasOwn: boolean
  /** Does each giving grant open the record by itself? */
  opened: boolean[]
}

/** The record as the asker sees it, with what the gates say of the subject. One statement. */
async function findRecord(
  reader: Reader,
  entry: KindEntry,
  request: ExplainRequest,
  subject: Actor | null,
  giving: ActorGrant[],
): Promise<Target> {
  const { kind, access } = entry
  const column = access?.entityColumn ?? (kind.entityField === null ? null : 'entity_id')
  const title = kind.fields[kind.title]
  const ask = (condition: ((actor: Actor) => RawBuilder<SqlBool>) | undefined) =>
    subject === null || condition === undefined ? sql`false` : condition(subject)
  const opened = giving.map(
    (grant, index) =>
      sql`${allowedSql(entry, alone(subject!, grant), request.permission, 'r')} as ${sql.ref(`g${index}`)}`,
  )
  const found = await sql<Omit<Target, 'opened' | 'hasOwn'> & Record<string, unknown>>`
    select ${title === undefined ? sql`r.id::text` : sql`${sql.ref(`r.${columnOf(kind.title, title)}`)}::text`} as title,
      ${column === null ? sql`null` : sql`${sql.ref(`r.${column}`)}`} as entity_id,
      ${column === null ? sql`null` : sql`(select e.complete_name from entity e where e.id = ${sql.ref(`r.${column}`)})`} as entity,
      ${ask((actor) => allowedSql(entry, actor, request.permission, 'r'))} as allowed,
      ${ask((actor) => visible(entry, actor, 'r'))} as seen,
      ${access?.always === undefined ? sql`true` : ask((actor) => access.always!('r', actor, request.permission))} as always,
      ${ask(access?.own && ((actor) => access.own!('r', actor, request.permission)))} as own,
      ${ask(access?.group && ((actor) => access.group!('r', actor, request.permission)))} as "group"
      ${opened.length === 0 ? sql`` : sql`, ${sql.join(opened)}`}
    from ${sql.table(kind.table)} r where r.id = ${request.id}::bigint and ${visible(entry, reader.actor, 'r')}`.execute(
    reader.db,
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound(kind.name, request.id!)
  return {
    ...row,
    allowed: row.allowed && row.seen,
    hasOwn: access?.own !== undefined || column !== null,
    opened: giving.map((_, index) => row[`g${index}`] === true),
  }
}

const alone = (actor: Actor, grant: ActorGrant): Actor => ({ ...actor, grants: [grant] })

function explainGrant(
  grant: ActorGrant,
  permission: string,
  target: Target | null,
  index: number,
  language: string,
): ExplainedGrant {
  const reach = grant.permissions[permission]!
  const reason = target === null ? null : reasonOf(grant, reach, target, target.opened[index] === true)
  const words = {
    profile: grant.profileName,
    entity: grant.entityName,
    recursive: String(grant.isRecursive),
    reach: say(language, `reach.${reach}`),
    record: target?.title ?? '',
    recordEntity: target?.entity ?? '',
  }
  return {
    profile: { id: grant.profileId, name: grant.profileName },
    entity: { id: grant.entityId, name: grant.entityName },
    isRecursive: grant.isRecursive,
    reach,
    reason,
    sentence: [
      say(language, 'people.explain.grant', words),
      reason === null ? '' : say(language, `people.explain.reason.${reason}`, words),
    ]
      .filter(Boolean)
      .join(' '),
  }
}

function reasonOf(grant: ActorGrant, reach: Reach, target: Target, isOpened: boolean): Reason {
  if (!isOpened && !target.always) return 'hidden'
  if (!isOpened) return target.entity === null ? 'none' : 'elsewhere'
  if (reach === 'all') return 'all'
  const entities = reach === 'subtree' ? grant.entityIds : reach === 'entity' ? [grant.entityId] : []
  if (target.entityId !== null && entities.includes(target.entityId)) return 'entity'
  if (target.own) return 'own'
  if (target.group && reach !== 'own') return 'group'
  return target.hasOwn ? 'shared' : 'open'
}

async function profilesGiving(reader: Reader, permission: string): Promise<Named[]> {
  const found = await sql<Named>`
    select id, name from profile where permissions ? ${permission} and deleted_at is null order by name limit 50`.execute(
    reader.db,
  )
  return found.rows
}

function sentencesOf(explanation: Explanation, target: Target | null, language: string): string[] {
  const { user, permission, record, grants, profiles, allowed } = explanation
  const words = {
    user: user.name,
    permission: permission.name,
    record: record?.title ?? '',
    profiles: profiles.map((profile) => profile.name).join(', '),
  }
  const tell = (key: string) => say(language, `people.explain.${key}`, words)
  if (!user.isActive) return [tell('disabled')]
  const first = tell(`${allowed ? 'allowed' : 'refused'}${record === null ? '' : 'Record'}`)
  if (grants.length === 0) return [first, tell(profiles.length === 0 ? 'missingEverywhere' : 'missing')]
  const hidden = target !== null && !target.seen && target.opened.some(Boolean)
  return [first, ...grants.map((grant) => grant.sentence), ...(hidden ? [tell('unseen')] : [])]
}
