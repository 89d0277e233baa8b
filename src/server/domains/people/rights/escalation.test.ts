import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { permissionCatalogue, profileCodes, shippedProfiles } from '../../../../shared/people/shipped-profiles.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { createTestPeople, goodPassword, type TestPeople } from '../people.factory.ts'
import { firstBeyond } from './covers.ts'

let database: Database
let people: TestPeople
/** Administrator of the north, super-administrator, technician of the north. */
let north: Actor
let boss: Actor
let tech: Actor

const refusal = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work
    return null
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    return error.code === 'conflict' ? `conflict ${error.params.reason}` : error.code
  }
}
const grantTo = async (
  actor: Actor,
  user: string,
  code: (typeof profileCodes)[number],
  entity: string,
  isRecursive = true,
) => people.run('grant.create', { user, profile: await people.profileId(code), entity, isRecursive }, actor)
const grantOf = async (user: string): Promise<string> => {
  const found = await sql<{ id: string }>`select id from access_grant where user_id = ${user}`.execute(database.kysely)
  return found.rows[0]!.id
}

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database)
  const { entities } = people
  north = await people.actor(await people.person('admin-north', [['administrator', entities.north]]))
  tech = await people.actor(await people.person('tech-north', [['technician', entities.north]]))
  boss = await people.actor(people.admin.id)
})
afterAll(() => database.close())

describe('granting', () => {
  test('an administrator grants what he has, over what he has', async () => {
    const { entities } = people
    for (const code of profileCodes.filter((each) => each !== 'super-administrator')) {
      const user = await people.person(`north-${code}`, [], { entity: entities.northEast })
      expect(await refusal(grantTo(north, user, code, entities.northEast)), code).toBeNull()
    }
  })

  test('never more, never elsewhere, not even to himself', async () => {
    const { entities } = people
    const user = await people.person('newcomer', [], { entity: entities.north })
    expect(await refusal(grantTo(north, user, 'super-administrator', entities.north))).toBe('forbidden')
    expect(await refusal(grantTo(north, north.userId!, 'super-administrator', entities.north))).toBe('forbidden')
    // Entities he cannot see do not exist for him; above him he sees, but does not rule.
    expect(await refusal(grantTo(north, user, 'technician', entities.south))).toMatch(/forbidden|invalid/)
    expect(await refusal(grantTo(north, user, 'technician', entities.root))).toMatch(/forbidden|invalid/)
    expect(await refusal(grantTo(tech, tech.userId!, 'administrator', entities.north))).toBe('forbidden')
  })

  test('who holds one entity only cannot give what grows below it', async () => {
    const { entities } = people
    const flat = await people.person('flat', [], { entity: entities.north })
    await people.run('grant.create', {
      user: flat,
      profile: await people.profileId('administrator'),
      entity: entities.north,
      isRecursive: false,
    })
    const user = await people.person('flat-target', [], { entity: entities.north })
    const actor = await people.actor(flat)
    expect(await refusal(grantTo(actor, user, 'technician', entities.north, true))).toBe('forbidden')
    expect(await refusal(grantTo(actor, user, 'technician', entities.north, false))).toBeNull()
  })

  test('a grant is neither raised, moved to another person nor taken from a superior', async () => {
    const { entities } = people
    const user = await people.person('raised', [['requester', entities.north]])
    const id = await grantOf(user)
    expect(
      await refusal(people.run('grant.update', { id, profile: await people.profileId('super-administrator') }, north)),
    ).toBe('forbidden')
    expect(await refusal(people.run('grant.update', { id, entity: entities.root }, north))).toMatch(/forbidden|invalid/)
    expect(await refusal(people.run('grant.update', { id, user: north.userId }, north))).toBe('conflict grant_person')
    expect(
      await refusal(people.run('grant.update', { id, profile: await people.profileId('technician') }, north)),
    ).toBeNull()
    const superior = await people.person('superior', [], { entity: entities.north })
    await people.run('grant.create', {
      user: superior,
      profile: await people.profileId('super-administrator'),
      entity: entities.north,
    })
    expect(await refusal(people.run('grant.remove', { id: await grantOf(superior) }, north))).toBe('forbidden')
    await people.run('user.remove', { id: superior }, boss)
  })
})

describe('profiles', () => {
  test('shipped ones are read-only, copies are not', async () => {
    const id = await people.profileId('technician')
    expect(await refusal(people.run('profile.update', { id, name: 'Mine' }, boss))).toBe('conflict shipped_profile')
    expect(await refusal(people.run('profile.remove', { id }, boss))).toBe('conflict shipped_profile')
    const copy = await people.run(
      'profile.create',
      { name: 'Copie', shell: 'desk', permissions: { 'user.read': 'all' } },
      boss,
    )
    expect(
      await refusal(people.run('profile.update', { id: copy.id, permissions: { 'user.read': 'own' } }, boss)),
    ).toBeNull()
    expect(await refusal(people.run('profile.update', { id: copy.id, permissions: { 'no.such': 'own' } }, boss))).toBe(
      'invalid',
    )
  })

  test('who may edit profiles cannot put more into one than he holds everywhere, his own included', async () => {
    const permissions = {
      'profile.read': 'all',
      'profile.update': 'all',
      'profile.create': 'all',
      'user.read': 'entity',
    }
    const { id } = await people.run('profile.create', { name: 'Éditeur', shell: 'desk', permissions }, boss)
    const editor = await people.person('editor', [], { entity: people.entities.north })
    await people.run('grant.create', { user: editor, profile: id, entity: people.entities.north })
    const actor = await people.actor(editor)
    const change = (next: Record<string, string>) =>
      refusal(people.run('profile.update', { id, permissions: next }, actor))
    expect(await change({ ...permissions, 'grant.create': 'all' })).toBe('forbidden')
    expect(await change({ ...permissions, 'user.read': 'all' })).toBe('forbidden')
    expect(
      await refusal(
        people.run('profile.create', { name: 'Porte', shell: 'desk', permissions: { 'user.update': 'own' } }, actor),
      ),
    ).toBe('forbidden')
    expect(await change({ ...permissions, 'user.read': 'own' })).toBeNull()
    expect(await refusal(people.run('profile.remove', { id }, boss))).toBe('in_use')
  })

  test('only the house ships profiles', async () => {
    const input = { code: 'technician', name: 'x', shell: 'desk', permissions: {} }
    expect(await refusal(people.run('profile.ship', input, boss))).toBe('forbidden')
  })
})

describe('accounts of people above', () => {
  test('their password, mail, state and life are out of reach', async () => {
    const superior = await people.person('above', [], { entity: people.entities.north })
    await people.run('grant.create', {
      user: superior,
      profile: await people.profileId('super-administrator'),
      entity: people.entities.root,
    })
    for (const [action, input] of [
      ['user.set-password', { password: goodPassword }],
      ['user.update', { email: 'mine@example.org' }],
      ['user.disable', {}],
      ['user.enable', {}],
      ['user.remove', {}],
    ] as const) {
      expect(await refusal(people.run(action, { id: superior, ...input }, north)), action).toBe('forbidden')
    }
    await people.run('user.remove', { id: superior })
    expect(await refusal(people.run('user.restore', { id: superior }, north))).toBe('forbidden')
  })

  test('equals may help each other; technicians nobody', async () => {
    const equal = await people.person('equal', [['administrator', people.entities.north]])
    expect(
      await refusal(people.run('user.set-password', { id: equal, password: 'seize lettres au minimum' }, north)),
    ).toBeNull()
    const victim = await people.person('victim', [['requester', people.entities.north]])
    expect(await refusal(people.run('user.set-password', { id: victim, password: goodPassword }, tech))).toBe(
      'forbidden',
    )
    expect(await refusal(people.run('user.disable', { id: victim }, tech))).toBe('forbidden')
  })

  test('nobody disables himself, and the last super-administrator stays', async () => {
    expect(await refusal(people.run('user.disable', { id: boss.userId! }, boss))).toBe('conflict own_account')
    expect(await refusal(people.run('user.disable', { id: boss.userId! }))).toBe('conflict last_super_administrator')
    expect(await refusal(people.run('user.remove', { id: boss.userId! }))).toBe('conflict last_super_administrator')
    const id = await grantOf(boss.userId!)
    expect(await refusal(people.run('grant.remove', { id }, boss))).toBe('conflict last_super_administrator')
    expect(await refusal(people.run('grant.update', { id, profile: await people.profileId('technician') }, boss))).toBe(
      'conflict last_super_administrator',
    )
    const still =
      await sql`select 1 from app_user where id = ${boss.userId} and is_active and deleted_at is null`.execute(
        database.kysely,
      )
    expect(still.rows).toHaveLength(1)
  })

  test('two super-administrators cannot take each other out at the same moment', async () => {
    const second = await people.person('second', [['super-administrator', people.entities.root]])
    const other = await people.actor(second)
    for (let round = 0; round < 5; round++) {
      const both = await Promise.all([
        refusal(people.run('user.disable', { id: second }, boss)),
        refusal(people.run('user.disable', { id: boss.userId! }, other)),
      ])
      expect(both.sort()).toEqual(['conflict last_super_administrator', null])
      for (const id of [second, boss.userId!]) await people.run('user.enable', { id })
    }
    await people.run('user.disable', { id: second })
  })

  test('a right that ends at oneself does not reach one’s own entity, login or mail', async () => {
    const { id } = await people.run('profile.create', {
      name: 'Soi',
      shell: 'portal',
      permissions: { 'user.read': 'own', 'user.update': 'own', 'location.read': 'own', 'entity.read': 'all' },
    })
    const person = await people.person('selfish', [], { entity: people.entities.north })
    await people.run('grant.create', { user: person, profile: id, entity: people.entities.north })
    const actor = await people.actor(person)
    expect(await refusal(people.run('user.update', { id: person, phone: '04 91 00 00 00' }, actor))).toBeNull()
    for (const input of [
      { entity: people.entities.south },
      { login: 'other' },
      { email: 'x@example.org' },
      { manager: person },
    ]) {
      expect(await refusal(people.run('user.update', { id: person, ...input }, actor)), JSON.stringify(input)).toBe(
        'forbidden',
      )
    }
    expect(await refusal(people.run('user.update', { id: person, isActive: false }, actor))).toBe('invalid')
  })
})

describe('entities and groups', () => {
  test('nobody plants an entity in somebody else’s branch; grants hold an entity in place', async () => {
    const { entities } = people
    const fresh = await people.run('entity.create', { name: 'Nord-Ouest', parent: entities.north }, north)
    expect(await refusal(people.run('entity.update', { id: fresh.id, name: 'Nord-Ouest 2' }, north))).toBeNull()
    expect(await refusal(people.run('entity.create', { name: 'x', parent: entities.south }, north))).toMatch(
      /forbidden|not_found/,
    )
    expect(await refusal(people.run('entity.create', { name: 'x' }, north))).toBe('forbidden')
    expect(await refusal(people.run('entity.update', { id: fresh.id, parent: entities.south }, north))).toMatch(
      /forbidden|invalid/,
    )
    expect(await refusal(people.run('entity.update', { id: fresh.id, parent: null }, north))).toBe('forbidden')
    expect(await refusal(people.run('entity.remove', { id: entities.northEast }, north))).toBe('in_use')
    expect(await refusal(people.run('entity.remove', { id: fresh.id }, north))).toBeNull()
  })

  test('groups and places of an upper entity are read below, never changed there', async () => {
    const upper = await people.run('group.create', { name: 'Centre', entity: people.entities.root })
    const place = await people.run('location.create', { name: 'Siège', entity: people.entities.root })
    expect(await refusal(people.run('group.update', { id: upper.id, name: 'Pris' }, north))).toBe('forbidden')
    expect(await refusal(people.run('member.create', { group: upper.id, user: north.userId! }, north))).toBe(
      'forbidden',
    )
    expect(await refusal(people.run('location.update', { id: place.id, name: 'Pris' }, north))).toBe('forbidden')
    const own = await people.run('group.create', { name: 'Équipe Nord', entity: people.entities.north }, north)
    const member = await people.run('member.create', { group: own.id, user: north.userId! }, north)
    expect(await refusal(people.run('member.update', { id: member.id, group: upper.id }, north))).toBe('forbidden')
    expect(await refusal(people.run('member.remove', { id: member.id }, tech))).toBe('forbidden')
    expect(await refusal(people.run('member.remove', { id: member.id }, north))).toBeNull()
  })
})

describe('the shipped table', () => {
  const [root, branch] = ['1', '2']
  const grant = (code: string, entityId: string) => ({
    permissions: shippedProfiles.find((profile) => profile.code === code)!.permissions,
    entityId,
    entityPath: entityId === root ? [root] : [root, branch],
    isRecursive: true,
  })
  const actorWith = (code: string): Actor =>
    ({
      type: 'person',
      userId: '1',
      scopes: null,
      groupIds: [],
      grants: [
        {
          ...grant(code, root),
          grantId: '1',
          profileId: '1',
          profileName: '',
          entityName: '',
          entityIds: [root, branch],
          ancestorIds: [],
        },
      ],
    }) as unknown as Actor

  test('an administrator covers every profile but one; a super-administrator all', () => {
    for (const code of profileCodes) {
      expect(firstBeyond(actorWith('super-administrator'), grant(code, branch)), code).toBeNull()
      const beyond = firstBeyond(actorWith('administrator'), grant(code, branch))
      expect(beyond === null, `${code} ${beyond}`).toBe(code !== 'super-administrator')
    }
  })

  test('a super-administrator holds everything everywhere; an auditor changes nothing but his own account, and answers when he is asked', () => {
    const of = (code: string) => shippedProfiles.find((profile) => profile.code === code)!.permissions
    expect(Object.keys(of('super-administrator')).sort()).toEqual(permissionCatalogue)
    expect(new Set(Object.values(of('super-administrator')))).toEqual(new Set(['all']))
    const writes = Object.entries(of('auditor')).filter(
      ([name]) => !/\.(read|read-private|read-rules|read-internal|read-people|explain)$/.test(name),
    )
    expect(
      writes.every(([, reach]) => reach === 'own'),
      JSON.stringify(writes),
    ).toBe(true)
    expect(
      writes.every(([name]) =>
        /^(api-token|approval|calendar-feed|deputy|notice|saved-view|session|user)\./.test(name),
      ),
    ).toBe(true)
    expect(of('requester')['user.read']).toBe('own')
    expect(shippedProfiles.find((profile) => profile.code === 'requester')!.shell).toBe('portal')
  })
})
