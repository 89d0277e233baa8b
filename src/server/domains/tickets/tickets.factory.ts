import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Permissions, Reach } from '../../../shared/access/reach.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { contractKind, supplierKind } from '../../../shared/management/management.kinds.ts'
import { entityKind, locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { groupKind, profileKind, userKind } from '../../../shared/people/people.kinds.ts'
import { ticketSteps } from '../../../shared/tickets/ticket.steps.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { buildHouse } from '../../engine/build-house.ts'
import type { Room } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import type { Database } from '../../platform/db/pool.ts'
import { createFileStore } from '../../platform/files.ts'
import { approvalsRoom } from '../approvals/index.ts'
import { serviceLevelsRoom } from '../service-levels/index.ts'
import { openTicket } from './actions/open-ticket.ts'
import { ticketsRoom } from './tickets.domain.ts'

/** The kinds that cases point at, with the shortest access that makes sense: tests of this room need no other room. */
const ground: Room = {
  name: 'ground',
  kinds: [
    { kind: entityKind, access: { entityColumn: 'id', sharedDown: true } },
    { kind: locationKind, access: { sharedDown: true } },
    { kind: userKind, access: { own: (alias, actor) => sql`${sql.ref(`${alias}.id`)} = ${actor.userId}` } },
    { kind: groupKind, access: { own: () => sql`false`, sharedDown: true } },
    { kind: contractKind },
    { kind: profileKind },
    { kind: supplierKind },
    { kind: assetKind, access: { own: (alias, actor) => sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}` } },
  ],
  actions: [],
  routes: [],
}

export const ticketsHouse = buildHouse([ground, serviceLevelsRoom, approvalsRoom, ticketsRoom])

/** What a technician and a person of the portal hold, as in the shipped profiles. */
const deskVerbs = [
  'read-private',
  'update',
  'assign',
  'take',
  'note',
  'task',
  'wait',
  'resume',
  'solve',
  'close',
  'set-priority',
  'delete',
  'open-for-others',
  'open-problem',
  'open-change',
  'ask-approval',
  'make-approval-link',
  'declare-major',
  'merge',
  ...ticketSteps,
]
const commonVerbs = ['read', 'open', 'reply', 'accept', 'refuse', 'reopen', 'watch', 'link-asset']

const permissionsOf = (verbs: readonly string[], reach: Reach): Permissions =>
  Object.fromEntries(verbs.map((verb) => [`ticket.${verb}`, reach]))

/** Whoever is asked answers, or has somebody stand in. */
const answering: Permissions = Object.fromEntries(
  ['approval.read', 'approval.answer', 'deputy.read', 'deputy.create'].map((name) => [name, 'own' as const]),
)

export const deskPermissions = (reach: Reach): Permissions => ({
  ...permissionsOf([...commonVerbs, ...deskVerbs], reach),
  'user.read': 'all',
  'group.read': 'all',
  'entity.read': 'all',
  'location.read': 'all',
  'asset.read': reach,
  'service-level.read': 'all',
  'dictionary.read': 'all',
  ...answering,
})

export const portalPermissions: Permissions = {
  ...permissionsOf(commonVerbs, 'own'),
  'user.read': 'own',
  'entity.read': 'entity',
  'location.read': 'entity',
  'asset.read': 'own',
  'dictionary.read': 'all',
  ...answering,
}

export interface TestPerson {
  id: string
  name: string
  entityId: string
}

/** A small agency: two sites, people, groups, things; everything by its name. */
export interface TestDesk {
  services: Services
  headOffice: string
  branch: string
  people: Record<'marie' | 'paul' | 'thomas' | 'nadia' | 'hugo', TestPerson>
  groups: Record<'network' | 'accounting', string>
  assets: Record<'laptop' | 'printer', string>
  /** marie and paul ask (marie and paul are of accounting); thomas and nadia work (network); hugo works in the branch. */
  actors: Record<'marie' | 'paul' | 'thomas' | 'nadia' | 'hugo', Actor>
  reader: (actor: Actor) => Reader
  open: (actor: Actor, input?: Record<string, unknown>) => Promise<TestTicket>
}

export interface TestTicket {
  id: string
  version: number
  status: string
}

export async function createTestDesk(
  database: Pick<Database, 'kysely'>,
  options: { now?: () => Date; dataDir?: string } = {},
): Promise<TestDesk> {
  const { now = () => new Date(), dataDir = join(tmpdir(), 'cigale-no-files') } = options
  const db = database.kysely
  const services: Services = {
    db,
    house: ticketsHouse,
    now,
    timeZone: 'Europe/Paris',
    enqueue: async () => {},
    files: createFileStore(dataDir),
    publicUrl: 'https://itsm.example.fr',
  }
  const headOffice = await insert(
    db,
    sql`insert into entity (name, complete_name) values ('Siège', 'Siège') returning id`,
  )
  const branch = await insert(
    db,
    sql`insert into entity (name, complete_name, parent_id) values ('Agence', 'Siège > Agence', ${headOffice}) returning id`,
  )
  await sql`update entity set path = case when id = ${branch} then array[${headOffice}, ${branch}]::bigint[] else array[id] end`.execute(
    db,
  )
  const person = async (login: string, entityId: string): Promise<TestPerson> => {
    const name = `${login[0]!.toUpperCase()}${login.slice(1)}`
    return {
      id: await insert(
        db,
        sql`insert into app_user (login, name, entity_id) values (${login}, ${name}, ${entityId}) returning id`,
      ),
      name,
      entityId,
    }
  }
  const people = {
    marie: await person('marie', headOffice),
    paul: await person('paul', headOffice),
    thomas: await person('thomas', headOffice),
    nadia: await person('nadia', headOffice),
    hugo: await person('hugo', branch),
  }
  const group = (name: string) =>
    insert(db, sql`insert into app_group (name, entity_id) values (${name}, ${headOffice}) returning id`)
  const groups = { network: await group('Réseau'), accounting: await group('Comptabilité') }
  const members = [
    [groups.network, people.thomas.id],
    [groups.network, people.nadia.id],
    [groups.accounting, people.marie.id],
    [groups.accounting, people.paul.id],
  ]
  for (const [groupId, userId] of members)
    await sql`insert into group_member (group_id, user_id) values (${groupId}, ${userId})`.execute(db)
  const asset = (name: string, userId: string | null) =>
    insert(
      db,
      sql`insert into asset (type, name, entity_id, user_id) values ('computer', ${name}, ${headOffice}, ${userId}) returning id`,
    )
  const assets = { laptop: await asset('PC-MARIE', people.marie.id), printer: await asset('IMP-2', null) }
  const desk = (who: TestPerson, groupIds: string[]) =>
    testActor(who, { permissions: deskPermissions('entity'), entityIds: [who.entityId], groupIds, shell: 'desk' })
  const portal = (who: TestPerson) =>
    testActor(who, {
      permissions: portalPermissions,
      entityIds: [who.entityId],
      groupIds: [groups.accounting],
      shell: 'portal',
    })
  return {
    services,
    headOffice,
    branch,
    people,
    groups,
    assets,
    actors: {
      marie: portal(people.marie),
      paul: portal(people.paul),
      thomas: desk(people.thomas, [groups.network]),
      nadia: desk(people.nadia, [groups.network]),
      hugo: desk(people.hugo, []),
    },
    reader: (actor) => ({ db, house: ticketsHouse, actor, now: now(), timeZone: 'Europe/Paris' }),
    open: (actor, input = {}) => openTestTicket(services, actor, input),
  }
}

async function insert(db: Services['db'], statement: ReturnType<typeof sql>): Promise<string> {
  const result = await statement.execute(db)
  return (result.rows[0] as { id: string }).id
}

interface ActorOptions {
  permissions: Permissions
  entityIds: string[]
  groupIds?: string[]
  shell?: Actor['shell']
}

/** A person with one profile over the given entities. */
export function testActor(who: TestPerson, options: ActorOptions): Actor {
  const grant = {
    grantId: '1',
    profileId: '1',
    profileName: options.shell ?? 'desk',
    entityId: who.entityId,
    entityName: '',
    isRecursive: true,
    entityIds: options.entityIds,
    ancestorIds: [],
    permissions: options.permissions,
  }
  return {
    ...systemActor(who.name, 'web'),
    type: 'person',
    userId: who.id,
    entityId: who.entityId,
    groupIds: options.groupIds ?? [],
    grants: [grant],
    shell: options.shell ?? 'desk',
  }
}

/** A case as people open them, through the action; `input` wins over the sample. */
export const openTestTicket = (
  services: Services,
  actor: Actor,
  input: Record<string, unknown> = {},
): Promise<TestTicket> =>
  runAction(services, openTicket, actor, {
    title: 'Imprimante en panne',
    description: '<p>Elle ne répond plus depuis ce matin.</p>',
    ...input,
  })
