import { type Kysely, sql } from 'kysely'
import { type Actor, isAllowed } from '../../../engine/access/actor.ts'
import { currencySql } from '../../../engine/currency.ts'
import type { House } from '../../../engine/house.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

export interface SessionInfo {
  user: { id: string; name: string; login: string; language: string; email: string | null; entity: Named }
  profiles: (Named & { entity: Named; isRecursive: boolean })[]
  /** Where this person works: the entities his grants open. */
  entities: Named[]
  groups: Named[]
  /** Names of the permissions held somewhere; each row decides again. */
  abilities: string[]
  shell: 'desk' | 'portal'
  preferences: Record<string, unknown>
  /** In which the instance counts: `EUR`. */
  currency: string
  /** Permission names the token is limited to; null for people. */
  scopes: readonly string[] | null
}

interface Named {
  id: string
  name: string
}

/** Who am I, as `GET /api/v1/session` answers. One statement. */
export async function sessionInfo(
  db: Kysely<Tables>,
  house: Pick<House, 'settings'>,
  actor: Actor,
): Promise<SessionInfo> {
  const entityIds = [...new Set(actor.grants.flatMap((grant) => grant.entityIds))]
  const found = await sql<{
    login: string
    email: string | null
    preferences: Record<string, unknown>
    currency: string
    entityName: string
    entities: Named[]
    groups: Named[]
  }>`
    select u.login, u.email, u.preferences, ${currencySql(house)} as currency, home.complete_name as entity_name,
      (select coalesce(json_agg(json_build_object('id', e.id::text, 'name', e.complete_name) order by e.complete_name), '[]')
        from entity e where e.id = any(${entityIds}::bigint[]) and e.deleted_at is null) as entities,
      (select coalesce(json_agg(json_build_object('id', g.id::text, 'name', g.name) order by g.name), '[]')
        from app_group g where g.id = any(${actor.groupIds}::bigint[])) as groups
    from app_user u join entity home on home.id = u.entity_id where u.id = ${actor.userId}::bigint`.execute(db)
  const row = found.rows[0]!
  return {
    user: {
      id: actor.userId!,
      name: actor.name,
      login: row.login,
      language: actor.language,
      email: row.email,
      entity: { id: actor.entityId!, name: row.entityName },
    },
    profiles: actor.grants.map((grant) => ({
      id: grant.profileId,
      name: grant.profileName,
      entity: { id: grant.entityId, name: grant.entityName },
      isRecursive: grant.isRecursive,
    })),
    entities: row.entities,
    groups: row.groups,
    abilities: abilitiesOf(actor),
    shell: actor.shell,
    preferences: row.preferences,
    currency: row.currency,
    scopes: actor.scopes,
  }
}

function abilitiesOf(actor: Actor): string[] {
  const named = new Set(actor.grants.flatMap((grant) => Object.keys(grant.permissions)))
  return [...named].filter((permission) => isAllowed(actor, permission)).sort()
}
