import { sql } from 'kysely'
import { rooms } from '../../src/server/domains/index.ts'
import { ensureFirstAdministrator, loadActor } from '../../src/server/domains/people/index.ts'
import { servicesOf } from '../../src/server/domains/people/people.factory.ts'
import type { Actor } from '../../src/server/engine/access/actor.ts'
import type { Services } from '../../src/server/engine/actions/context.ts'
import type { KindEntry } from '../../src/server/engine/house.ts'
import type { Reader } from '../../src/server/engine/lists/list.ts'
import type { Database } from '../../src/server/platform/db/pool.ts'
import { reaches } from '../../src/shared/access/reach.ts'
import { assetKind } from '../../src/shared/assets/assets.kinds.ts'
import { columnOf, type Kind } from '../../src/shared/kinds/define-kind.ts'
import { groupKind, memberKind, userKind } from '../../src/shared/people/people.kinds.ts'
import { shippedProfiles } from '../../src/shared/people/shipped-profiles.ts'
import { createRowFactory, type RowFactory } from './row-factory.ts'
import { type EntityName, homeOfAll, kindRules, type RecordFacts, type TestProfile } from './rules.ts'

export interface WorldRecord extends RecordFacts {
  id: string
  kind: string
}

export interface Person {
  profile: TestProfile
  userId: string
  actor: Actor
}

/** Two kinds of people: one a shipped profile, and one a reach who holds every permission that far. */
export interface World {
  services: Services
  rows: RowFactory
  entities: Record<EntityName, string>
  people: readonly Person[]
  records: readonly WorldRecord[]
  /** A profile that gives nothing, and the group that all tested people are in. */
  emptyProfile: string
  group: string
  /** Somebody who is nobody's colleague. */
  stranger: string
  readerOf: (person: Person) => Reader
}

export async function createWorld(database: Pick<Database, 'kysely'>): Promise<World> {
  const services = servicesOf(database, rooms)
  await ensureFirstAdministrator(services, { adminPassword: 'un sesame bien trop long' })
  const rows = createRowFactory(services.db, services.house)
  const entities = await plantEntities(services, rows)
  const stranger = await rows.make(userKind, { entity_id: entities.west, login: 'stranger', name: 'Stranger' })
  const group = await rows.make(groupKind, { entity_id: entities[homeOfAll], name: 'Ours' })
  const emptyProfile = await makeProfile(services, { code: 'empty', permissions: {} })
  const people = await peopleOf(services, rows, entities, group)
  const base = { services, rows, entities, people, emptyProfile, group, stranger }
  const records = await populate(base)
  for (const person of people) person.actor = (await loadActor(services.db, person.userId, 'web'))!
  const readerOf = ({ actor }: Person): Reader => ({
    db: services.db,
    house: services.house,
    actor,
    now: new Date(),
    timeZone: services.timeZone,
  })
  return { ...base, records, readerOf }
}

async function plantEntities(services: Services, rows: RowFactory): Promise<World['entities']> {
  const kind = services.house.kinds.get('entity')!.kind
  const found = await sql<{ id: string }>`select id from entity where parent_id is null`.execute(services.db)
  const root = found.rows[0]!.id
  const below = (name: string, parent: string) => rows.make(kind, { name, parent_id: parent })
  const north = await below('North', root)
  return {
    root,
    north,
    northEast: await below('NorthEast', north),
    south: await below('South', root),
    west: await below('West', root),
  }
}

async function makeProfile(services: Services, { code, permissions }: TestProfile): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into profile (code, name, permissions) values (${code}, ${code}, ${JSON.stringify(permissions)}::jsonb)
    on conflict (code) do update set code = excluded.code returning id`.execute(services.db)
  return made.rows[0]!.id
}

async function peopleOf(
  services: Services,
  rows: RowFactory,
  entities: World['entities'],
  group: string,
): Promise<Person[]> {
  const everything = (reach: (typeof reaches)[number]): TestProfile => ({
    code: `every-${reach}`,
    permissions: Object.fromEntries(services.house.permissions.map((permission) => [permission, reach])),
  })
  const profiles: TestProfile[] = [...shippedProfiles, ...reaches.map(everything)]
  return Promise.all(
    profiles.map(async (profile) => {
      const userId = await rows.make(userKind, {
        entity_id: entities[homeOfAll],
        login: profile.code,
        name: profile.code,
      })
      const profileId = await makeProfile(services, profile)
      await sql`insert into access_grant (user_id, profile_id, entity_id, is_recursive) values (${userId}, ${profileId}, ${entities.north}, true)`.execute(
        services.db,
      )
      await rows.make(memberKind, { group_id: group, user_id: userId })
      return { profile, userId, actor: null as unknown as Actor }
    }),
  )
}

/** Of every kind: a record in each entity, one of each person, one of the group. */
async function populate(world: Omit<World, 'records' | 'readerOf'>): Promise<WorldRecord[]> {
  const records: WorldRecord[] = []
  for (const entry of world.services.house.kinds.values()) {
    for (const facts of situationsOf(entry.kind, world.people)) {
      records.push({ ...facts, kind: entry.kind.name, id: await place(world, entry, facts) })
    }
  }
  return records
}

const everywhere: readonly EntityName[] = ['north', 'northEast', 'west', 'root']

function situationsOf(kind: Kind, people: readonly Person[]): RecordFacts[] {
  const rules = kindRules[kind.name] ?? (kind.entityField === null ? {} : { inEntity: true })
  const target = rules.through === undefined ? rules : (kindRules[rules.through] ?? {})
  const foreign: RecordFacts[] =
    target.inEntity === true
      ? everywhere.map((entity) => ({ entity, owner: null, ofGroup: false }))
      : [{ entity: null, owner: null, ofGroup: false }]
  // What an upper entity has, and shows to those below it.
  if (kind.sharedField !== null) foreign.push({ entity: 'root', owner: null, ofGroup: false, isShared: true })
  const home = target.inEntity === true ? homeOfAll : null
  if (kind.name === 'entity') return [...foreign, { entity: homeOfAll, owner: null, ofGroup: false }]
  if (kind.name === 'location' || kind.name === 'article')
    return [...foreign, { entity: homeOfAll, owner: null, ofGroup: false }]
  if (kind.name === 'group' || rules.through === 'group')
    return [...foreign, { entity: home, owner: 'everyone', ofGroup: true }]
  const owners = target.own === undefined ? [] : people.map(({ profile }) => profile.code)
  // Each person is himself, and a member of the group like all the others.
  const own = owners.map((owner) => ({ entity: home, owner, ofGroup: kind.name === 'user' }))
  return target.group === undefined
    ? [...foreign, ...own]
    : [...foreign, ...own, { entity: home, owner: null, ofGroup: true }]
}

/** Makes (or finds) the record that fits the facts. */
async function place(
  world: Omit<World, 'records' | 'readerOf'>,
  { kind }: KindEntry,
  facts: RecordFacts,
): Promise<string> {
  const { rows, entities, people, group, stranger } = world
  const owner = people.find(({ profile }) => profile.code === facts.owner)?.userId ?? null
  const shared = facts.isShared === true && kind.sharedField !== null ? { is_recursive: true } : {}
  const entity = facts.entity === null ? {} : { entity_id: entities[facts.entity], ...shared }
  switch (kind.name) {
    case 'entity':
      return entities[facts.entity!]
    case 'user':
      return owner ?? (await placeUser(world, entity, facts))
    case 'group':
      return facts.ofGroup ? group : rows.make(kind, entity)
    case 'member': {
      const at = facts.ofGroup ? group : await rows.make(groupKind, entity)
      return rows.make(kind, { group_id: at, user_id: await rows.make(userKind, { entity_id: entities.west }) })
    }
    case 'grant':
      return rows.make(kind, { ...entity, user_id: owner ?? stranger, profile_id: await freshProfile(world) })
    case 'api-token':
    case 'calendar-feed':
    case 'session':
    case 'notice':
    case 'saved-view':
    case 'import-mapping':
      return rows.make(kind, { user_id: owner ?? stranger })
    case 'asset':
      return rows.make(kind, { ...entity, user_id: owner, group_id: facts.ofGroup ? group : null })
    case 'asset-link': {
      // Both ends in the same situation: what differs between them is the room's own test.
      const end = () => rows.make(assetKind, { ...entity, user_id: owner, group_id: facts.ofGroup ? group : null })
      return rows.make(kind, { from_id: await end(), to_id: await end() })
    }
    // Published for everybody: what else it may be is the room's own test.
    case 'article':
      return rows.make(kind, { ...entity, state: 'published' })
    case 'survey-answer':
      return rows.make(kind, { ...entity, user_id: owner ?? stranger })
    case 'ticket':
      return placeTicket(world, kind, entity, owner, facts)
    case 'ticket-entry':
      return rows.make(kind, {
        ticket_id: await placeTicket(world, world.services.house.kinds.get('ticket')!.kind, entity, owner, facts),
      })
    case 'approval':
      return rows.make(kind, { asked_by_id: owner ?? stranger, subject_kind: 'ticket', subject_id: 999_999_999 })
    case 'approver': {
      const approval = { asked_by_id: stranger, subject_kind: 'ticket', subject_id: 999_999_999 }
      const approvalId = await rows.make(world.services.house.kinds.get('approval')!.kind, approval)
      return rows.make(kind, { approval_id: approvalId, user_id: owner ?? stranger })
    }
    case 'deputy':
      return rows.make(kind, { user_id: owner ?? stranger, starts_at: '2031-01-01', ends_at: '2031-01-02' })
    case 'freeze-window':
      return rows.make(kind, { ...entity, starts_at: '2031-01-01', ends_at: '2031-01-02' })
    // Meant for groups that nobody tested is in: who may book is the room's own test.
    case 'booking-pool':
      return rows.make(kind, { ...entity, audience: 'groups' })
    case 'booking':
    case 'booking-series':
      return rows.make(kind, {
        ...entity,
        user_id: owner ?? stranger,
        author_id: null,
        ...(kind.name === 'booking' ? { state: 'cancelled', blocked_until: '2031-01-02' } : {}),
        ...{ starts_at: '2031-01-01', ends_at: '2031-01-02' },
      })
    case 'import':
      return rows.make(kind, { user_id: owner ?? stranger, kind: 'manufacturers' })
    default:
      return rows.make(kind, {
        ...(kind.entityField === null ? {} : entity),
        ...(await placeThrough(world, kind, facts)),
      })
  }
}

/** What hangs on a record is placed by placing that record. */
async function placeThrough(
  world: Omit<World, 'records' | 'readerOf'>,
  kind: Kind,
  facts: RecordFacts,
): Promise<Record<string, unknown>> {
  const through = kindRules[kind.name]?.through
  const found = Object.entries(kind.fields).find(([, field]) => through !== undefined && field.kind === through)
  if (found === undefined) return {}
  return { [columnOf(...found)]: await place(world, world.services.house.kinds.get(through!)!, facts) }
}

async function placeUser(
  { rows, group }: Pick<World, 'rows' | 'group'>,
  entity: object,
  facts: RecordFacts,
): Promise<string> {
  const id = await rows.make(userKind, { ...entity })
  if (facts.ofGroup) await rows.make(memberKind, { group_id: group, user_id: id })
  return id
}

let profiles = 0
const freshProfile = (world: Pick<World, 'services'>): Promise<string> => {
  profiles += 1
  return makeProfile(world.services, { code: `nothing-${profiles}`, permissions: {} })
}

/** A case is one's own by every part at once: asker, observer, assignee, author. */
async function placeTicket(
  world: Pick<World, 'services' | 'rows' | 'group'>,
  kind: Kind,
  entity: object,
  owner: string | null,
  facts: RecordFacts,
): Promise<string> {
  const id = await world.rows.make(kind, { ...entity, author_id: owner })
  const part = owner === null ? sql`null, ${world.group}::bigint` : sql`${owner}::bigint, null`
  if (owner !== null || facts.ofGroup) {
    await sql`
      insert into ticket_actor (ticket_id, role, user_id, group_id)
      select ${id}::bigint, role, ${part} from unnest(array['requester', 'observer', 'assignee']) role`.execute(
      world.services.db,
    )
  }
  return id
}
