import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { ProfileCode } from '../../../shared/people/shipped-profiles.ts'
import { type Actor, systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { buildHouse } from '../../engine/build-house.ts'
import type { Room } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import type { Database } from '../../platform/db/pool.ts'
import { createFileStore } from '../../platform/files.ts'
import { createSecrets } from '../../platform/secrets.ts'
import { organisationRoom } from '../organisation/index.ts'
import { loadActor } from './actors/actor-loader.ts'
import { ensureFirstAdministrator } from './first-administrator.ts'
import { peopleRoom } from './people.domain.ts'

export interface Made {
  id: string
  version: number
}

/** A small organisation for tests, made through actions: root > north > north-east, and root > south. */
export interface TestPeople {
  services: Services
  entities: Record<'root' | 'north' | 'northEast' | 'south', string>
  admin: { id: string; login: string; password: string }
  /** Runs an action by name; the house itself when no actor is given. */
  run: (name: string, input: Record<string, unknown>, actor?: Actor) => Promise<Made>
  /** A person with profiles, each over an entity and all below it. */
  person: (login: string, grants?: [ProfileCode, string][], options?: Record<string, unknown>) => Promise<string>
  actor: (userId: string) => Promise<Actor>
  reader: (actor: Actor) => Reader
  profileId: (code: ProfileCode) => Promise<string>
}

export const goodPassword = 'le mistral souffle trois jours'

export async function createTestPeople(
  database: Pick<Database, 'kysely'>,
  rooms: readonly Room[] = [organisationRoom, peopleRoom],
): Promise<TestPeople> {
  const services = servicesOf(database, rooms)
  const first = await ensureFirstAdministrator(services, { adminPassword: 'un sesame bien trop long' })
  const run: TestPeople['run'] = (name, input, actor = systemActor('test', 'cli')) => {
    const action = services.house.actions.get(name)
    if (action === undefined) throw new TypeError(`no action ${name}`)
    return runAction(services, action as unknown as Action<unknown, Made>, actor, input)
  }
  const rootId = await idOf(services, sql`select id from entity where parent_id is null`)
  const entity = async (name: string, parent: string) => (await run('entity.create', { name, parent })).id
  const north = await entity('Nord', rootId)
  const entities = {
    root: rootId,
    north,
    northEast: await entity('Nord-Est', north),
    south: await entity('Sud', rootId),
  }
  const profileId = (code: ProfileCode) => idOf(services, sql`select id from profile where code = ${code}`)
  return {
    services,
    entities,
    admin: { id: await idOf(services, sql`select id from app_user where login = 'admin'`), ...first! },
    run,
    profileId,
    person: async (login, grants = [], options = {}) => {
      const { id } = await run('user.create', { login, name: login, entity: grants[0]?.[1] ?? rootId, ...options })
      for (const [code, over] of grants) {
        await run('grant.create', { user: id, profile: await profileId(code), entity: over, isRecursive: true })
      }
      return id
    },
    actor: async (userId) => (await loadActor(services.db, userId, 'web'))!,
    reader: (actor) => ({ db: services.db, house: services.house, actor, now: new Date(), timeZone: 'Europe/Paris' }),
  }
}

export function servicesOf(database: Pick<Database, 'kysely'>, rooms: readonly Room[]): Services {
  return {
    db: database.kysely,
    house: buildHouse(rooms),
    files: createFileStore(join(tmpdir(), 'cigale-no-files')),
    publicUrl: 'https://itsm.example.fr',
    secrets: createSecrets(Buffer.alloc(32, 7)),
    now: () => new Date(),
    timeZone: 'Europe/Paris',
    enqueue: async () => {},
  }
}

async function idOf(services: Services, query: ReturnType<typeof sql>): Promise<string> {
  const found = await query.execute(services.db)
  return (found.rows[0] as { id: string }).id
}
