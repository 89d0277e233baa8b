import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Permissions } from '../../../../shared/access/reach.ts'
import type { Actor, ActorGrant } from '../../../engine/access/actor.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { remembered } from './actor-cache.ts'
import { hashToken } from './secrets.ts'
import { rememberSession } from './session-of.ts'

/** A session lives twelve hours at most, and eight without a sign of life. */
export const sessionLife = { hours: 12, idleHours: 8 }

interface ActorRow {
  userId: string
  name: string
  language: string
  entityId: string
  groupIds: string[]
  grants: (ActorGrant & { shell: 'desk' | 'portal'; permissions: Permissions })[]
  scopes?: string[]
}

/**
 * Whose session this is, with all rights; null when it is unknown, expired, idle too long or its person disabled.
 * One statement, which also notes the sign of life (once a minute); remembered for two seconds.
 */
export function loadActorBySession(db: Kysely<Tables>, tokenHash: string): Promise<Actor | null> {
  return remembered(db, `session ${tokenHash}`, async () => {
    const row = await loadRow(
      db,
      sql`join session s on s.user_id = u.id`,
      sql`s.token_hash = ${tokenHash} and s.expires_at > now() and s.last_seen_at > now() - ${sessionLife.idleHours} * interval '1 hour'`,
      sql`with touched as (
        update session set last_seen_at = now()
        where token_hash = ${tokenHash} and expires_at > now() and last_seen_at < now() - interval '1 minute'
          and last_seen_at > now() - ${sessionLife.idleHours} * interval '1 hour')`,
    )
    if (row === undefined) return null
    const actor = actorOf(row, 'web', null)
    rememberSession(actor, tokenHash)
    return actor
  })
}

/** Whose token this is, limited to its scopes; null when it is unknown, revoked, expired or its person disabled. */
export function loadActorByToken(db: Kysely<Tables>, secret: string): Promise<Actor | null> {
  const tokenHash = hashToken(secret)
  return remembered(db, `token ${tokenHash}`, async () => {
    const row = await loadRow(
      db,
      sql`join api_token t on t.user_id = u.id`,
      sql`t.token_hash = ${tokenHash} and t.deleted_at is null and (t.expires_at is null or t.expires_at > now())`,
      sql`with touched as (
        update api_token set last_used_at = now()
        where token_hash = ${tokenHash} and (last_used_at is null or last_used_at < now() - interval '1 minute'))`,
      sql`, t.scopes`,
    )
    return row === undefined ? null : actorOf(row, 'api', row.scopes ?? [])
  })
}

/** A person by id, for jobs and the command line; null when unknown or disabled. */
export async function loadActor(db: Kysely<Tables>, userId: string, source: string): Promise<Actor | null> {
  const row = await loadRow(db, sql``, sql`u.id = ${userId}::bigint`)
  return row === undefined ? null : actorOf(row, source, null)
}

/** The same for many, in one statement; whoever is unknown or disabled is not in it. */
export async function loadActors(
  db: Kysely<Tables>,
  userIds: readonly string[],
  source: string,
): Promise<Map<string, Actor>> {
  if (userIds.length === 0) return new Map()
  const rows = await loadRows(db, sql``, sql`u.id = any(${[...userIds]}::bigint[])`)
  return new Map(rows.map((row) => [row.userId, actorOf(row, source, null)]))
}

const loadRow = async (...asked: Parameters<typeof loadRows>): Promise<ActorRow | undefined> =>
  (await loadRows(...asked))[0]

async function loadRows(
  db: Kysely<Tables>,
  join: RawBuilder<unknown>,
  where: RawBuilder<SqlBool>,
  before: RawBuilder<unknown> = sql``,
  more: RawBuilder<unknown> = sql``,
): Promise<ActorRow[]> {
  const result = await sql<ActorRow>`
    ${before}
    select u.id as user_id, u.name, u.language, u.entity_id,
      array(
        select m.group_id from group_member m join app_group g on g.id = m.group_id
        where m.user_id = u.id and g.deleted_at is null) as group_ids,
      ${grantsSql} as grants ${more}
    from app_user u ${join}
    where u.is_active and u.deleted_at is null and ${where}`.execute(db)
  return result.rows
}

/** Grants with the entities they open spelled out. Keys are those of ActorGrant. */
const grantsSql = sql`(
  select coalesce(json_agg(json_build_object(
    'grantId', a.id::text, 'profileId', p.id::text, 'profileName', p.name, 'shell', p.shell,
    'entityId', e.id::text, 'entityName', e.complete_name, 'isRecursive', a.is_recursive,
    'entityIds', case when a.is_recursive
      then (select json_agg(below.id::text) from entity below where below.path @> array[e.id])
      else json_build_array(e.id::text) end,
    'ancestorIds', (select coalesce(json_agg(above::text), '[]') from unnest(e.path) above where above <> e.id),
    'permissions', p.permissions) order by a.id), '[]')
  from access_grant a
  join profile p on p.id = a.profile_id and p.deleted_at is null
  join entity e on e.id = a.entity_id and e.deleted_at is null
  where a.user_id = u.id)`

function actorOf(row: ActorRow, source: string, scopes: readonly string[] | null): Actor {
  return {
    type: 'person',
    userId: row.userId,
    name: row.name,
    language: row.language,
    entityId: row.entityId,
    groupIds: row.groupIds,
    grants: row.grants,
    shell: row.grants.some((grant) => grant.shell === 'desk') ? 'desk' : 'portal',
    scopes,
    source,
  }
}
