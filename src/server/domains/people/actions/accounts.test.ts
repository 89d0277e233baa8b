import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { apiTokenKind, profileKind, userKind } from '../../../../shared/people/people.kinds.ts'
import { shippedProfiles } from '../../../../shared/people/shipped-profiles.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { listRecords, readRecord } from '../../../engine/lists/list.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { loadActorBySession, loadActorByToken } from '../actors/actor-loader.ts'
import { hashToken } from '../actors/secrets.ts'
import { sessionInfo } from '../actors/session-info.ts'
import { ensureFirstAdministrator } from '../first-administrator.ts'
import { createTestPeople, goodPassword, type TestPeople } from '../people.factory.ts'
import { signIn } from '../sign-in/sign-in.ts'

let database: Database
let people: TestPeople

const refusal = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work
    return null
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    return [error.code, ...error.errors.map((each) => `${each.field}:${each.code}`)].join(' ')
  }
}
const enter = (login: string, password: string) =>
  signIn(people.services, { login, password, address: '10.0.0.1', userAgent: '' })
const makeToken = async (userId: string, input: Record<string, unknown> = {}) =>
  (await people.run(
    'api-token.create',
    { name: 'script', scopes: ['*'], ...input },
    await people.actor(userId),
  )) as unknown as { id: string; secret: string; hint: string }

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database)
})
afterAll(() => database.close())
beforeEach(() => sql`delete from sign_in_failure`.execute(database.kysely))

describe('the first administrator', () => {
  test('is made once, with the configured password, and may do everything', async () => {
    const { login, password, id } = people.admin
    expect({ login, password }).toEqual({ login: 'admin', password: 'un sesame bien trop long' })
    expect((await enter(login, password)).actor.grants[0]).toMatchObject({
      isRecursive: true,
      profileName: 'Super-administrateur',
    })
    expect(await ensureFirstAdministrator(people.services, { adminPassword: 'another' })).toBeNull()
    const admin = await people.actor(id)
    expect(people.services.house.permissions.filter((permission) => !isAllowed(admin, permission))).toEqual([])
  })

  test('gets a strong password when none is configured, also when two nodes start together', async () => {
    const fresh = await testDatabase()
    try {
      const services = { ...people.services, db: fresh.kysely }
      const made = await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(services, { adminPassword: null })))
      const first = made.filter((each) => each !== null)
      expect(first).toHaveLength(1)
      expect(first[0]!.password).toMatch(/^([a-z0-9]{4}-){4}[a-z0-9]{4}$/)
      const found =
        await sql`select (select count(*) from profile)::int as profiles, (select count(*) from entity)::int as entities`.execute(
          fresh.kysely,
        )
      expect(found.rows).toEqual([{ profiles: shippedProfiles.length, entities: 1 }])
    } finally {
      await fresh.close()
    }
  })

  test('a start brings shipped profiles up to date and leaves the others alone', async () => {
    await sql`update profile set permissions = '{}' where code = 'technician'`.execute(database.kysely)
    const own = await people.run('profile.create', {
      name: 'À nous',
      shell: 'desk',
      permissions: { 'user.read': 'own' },
    })
    await ensureFirstAdministrator(people.services, { adminPassword: null })
    const found = await sql<{
      permissions: object
    }>`select permissions from profile where code = 'technician' or id = ${own.id} order by id`.execute(database.kysely)
    const shipped = shippedProfiles.find((profile) => profile.code === 'technician')!.permissions
    expect(found.rows.map((row) => row.permissions)).toEqual([shipped, { 'user.read': 'own' }])
  })
})

describe('passwords', () => {
  test('one’s own needs the present one, ends the other sessions and the tokens, keeps this session', async () => {
    const id = await people.person('lea', [['technician', people.entities.north]], { password: goodPassword })
    const here = await enter('lea', goodPassword)
    const there = await enter('lea', goodPassword)
    const token = await makeToken(id)
    const change = (input: object) => refusal(people.run('user.set-password', { id, ...input }, here.actor))
    expect(await change({ password: 'nous irons au bois' })).toBe('invalid currentPassword:password_current')
    expect(await change({ password: 'nous irons au bois', currentPassword: 'not this one' })).toBe(
      'invalid currentPassword:password_current',
    )
    expect(await change({ password: 'motdepasse123', currentPassword: goodPassword })).toBe(
      'invalid password:password_common',
    )
    expect(await change({ password: 'nous irons au bois', currentPassword: goodPassword })).toBeNull()
    expect(await loadActorBySession(database.kysely, hashToken(here.token))).not.toBeNull()
    expect(await loadActorBySession(database.kysely, hashToken(there.token))).toBeNull()
    expect(await loadActorByToken(database.kysely, token.secret)).toBeNull()
    expect(await refusal(enter('lea', goodPassword))).toBe('sign_in_failed')
    expect(await refusal(enter('lea', 'nous irons au bois'))).toBeNull()
  })

  test('guessing one’s own present password from an open session is braked', async () => {
    const id = await people.person('max', [['technician', people.entities.north]], { password: goodPassword })
    const { actor } = await enter('max', goodPassword)
    const guess = () =>
      refusal(people.run('user.set-password', { id, password: 'nous irons au bois', currentPassword: 'guess' }, actor))
    const answers = []
    for (let times = 0; times < 7; times++) answers.push(await guess())
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('invalid currentPassword:password_current'))
    expect(answers[6]).toBe('rate_limited')
  })

  test('powerful people need sixteen characters, and hashes never leave', async () => {
    const id = await people.person('chef', [['administrator', people.entities.north]])
    const boss = await people.actor(people.admin.id)
    expect(await refusal(people.run('user.set-password', { id, password: 'abri-zeste-77' }, boss))).toBe(
      'invalid password:too_short',
    )
    expect(await refusal(people.run('user.set-password', { id, password: 'abri-zeste-77-lune' }, boss))).toBeNull()
    const told = JSON.stringify([
      await readRecord(people.reader(boss), userKind, id),
      (await sql`select * from history where record_id = ${id}`.execute(database.kysely)).rows,
      (await sql`select * from outbox where record_id = ${id}`.execute(database.kysely)).rows,
    ])
    expect(told).not.toMatch(/argon2|abri-zeste/)
    expect(told).toContain('"field":"password"')
  })

  test('an account made with a password follows the rules, without one nobody comes in; logins are one each', async () => {
    const { entities } = people
    const create = (input: object) =>
      refusal(
        people.run('user.create', {
          login: 'zoe',
          firstName: 'Zoé',
          lastName: 'Alba',
          entity: entities.north,
          ...input,
        }),
      )
    expect(await create({ password: 'short' })).toBe('invalid password:too_short')
    expect(await create({})).toBeNull()
    expect(await create({ login: 'ZOE' })).toBe('invalid login:taken')
    expect(await refusal(enter('zoe', ''))).toBe('sign_in_failed')
    const found = await sql<{ name: string }>`select name from app_user where login = 'zoe'`.execute(database.kysely)
    expect(found.rows[0]!.name).toBe('Zoé Alba')
  })
})

describe('disabling', () => {
  test('ends sessions and tokens at once; enabling brings neither back', async () => {
    const id = await people.person('ugo', [['technician', people.entities.north]], { password: goodPassword })
    const { token } = await enter('ugo', goodPassword)
    const { secret } = await makeToken(id)
    expect(await loadActorByToken(database.kysely, secret)).not.toBeNull()
    await people.run('user.disable', { id }, await people.actor(people.admin.id))
    expect(await loadActorBySession(database.kysely, hashToken(token))).toBeNull()
    expect(await loadActorByToken(database.kysely, secret)).toBeNull()
    expect(await refusal(enter('ugo', goodPassword))).toBe('sign_in_failed')
    await people.run('user.enable', { id })
    expect(await loadActorBySession(database.kysely, hashToken(token))).toBeNull()
    expect(await loadActorByToken(database.kysely, secret)).toBeNull()
    expect(await refusal(enter('ugo', goodPassword))).toBeNull()
  })

  test('so does the trash', async () => {
    const id = await people.person('ida', [['technician', people.entities.north]], { password: goodPassword })
    const { token } = await enter('ida', goodPassword)
    await people.run('user.remove', { id })
    expect(await loadActorBySession(database.kysely, hashToken(token))).toBeNull()
    expect(await refusal(enter('ida', goodPassword))).toBe('sign_in_failed')
  })
})

describe('API tokens', () => {
  test('the secret is told once; the database keeps its hash', async () => {
    const id = await people.person('bot', [['technician', people.entities.north]])
    const made = await makeToken(id)
    expect(made.secret).toMatch(/^cigale_[\w-]{43}$/)
    const kept = JSON.stringify([
      (await sql`select * from api_token where id = ${made.id}`.execute(database.kysely)).rows,
      (await sql`select * from history where record_id = ${made.id}`.execute(database.kysely)).rows,
      await listRecords(people.reader(await people.actor(id)), apiTokenKind, {}),
    ])
    expect(kept).not.toContain(made.secret)
    expect(kept).toContain(made.hint)
    expect((await loadActorByToken(database.kysely, made.secret))?.source).toBe('api')
    expect(await loadActorByToken(database.kysely, `${made.secret}x`)).toBeNull()
  })

  test('scopes narrow, cannot be widened, and leave the account itself alone', async () => {
    const id = await people.person('narrow', [['technician', people.entities.north]], { password: goodPassword })
    const { secret } = await makeToken(id, { scopes: ['*.read', 'api-token.create', 'user.set-password'] })
    const actor = (await loadActorByToken(database.kysely, secret))!
    expect([isAllowed(actor, 'ticket.read'), isAllowed(actor, 'ticket.solve')]).toEqual([true, false])
    const create = (scopes: string[]) => refusal(people.run('api-token.create', { name: 'x', scopes }, actor))
    expect(await create(['*.read'])).toBeNull()
    expect(await create(['*'])).toBe('forbidden')
    expect(await create(['ticket.*'])).toBe('forbidden')
    expect(
      await refusal(
        people.run('user.set-password', { id, password: 'nous irons au bois', currentPassword: goodPassword }, actor),
      ),
    ).toBe('forbidden')
    expect(await refusal(people.run('session.end-others', {}, actor))).toBe('forbidden')
    expect((await sessionInfo(database.kysely, people.services.house, actor)).abilities).not.toContain('ticket.solve')
  })

  test('expire, are revoked, and are made for oneself only', async () => {
    const id = await people.person('expiring', [['technician', people.entities.north]])
    const { secret, id: tokenId } = await makeToken(id)
    await sql`update api_token set expires_at = now() where id = ${tokenId}`.execute(database.kysely)
    expect(await loadActorByToken(database.kysely, secret)).toBeNull()
    const second = await makeToken(id)
    await people.run('api-token.revoke', { id: second.id }, await people.actor(id))
    expect(await loadActorByToken(database.kysely, second.secret)).toBeNull()
    const boss = await people.actor(people.admin.id)
    expect(await refusal(people.run('api-token.create', { name: 'x', scopes: ['*'], user: id }, boss))).toBe(
      'forbidden',
    )
    expect(
      await refusal(
        people.run('api-token.create', { name: 'x', scopes: ['*'], expiresAt: '2001-01-01T00:00:00Z' }, boss),
      ),
    ).toBe('invalid expiresAt:past')
    expect(
      await refusal(
        people.run('api-token.create', { name: 'x', scopes: ['*'], expiresAt: '2101-01-01T00:00:00Z' }, boss),
      ),
    ).toBe('invalid expiresAt:too_late')
    expect(await refusal(people.run('api-token.create', { name: 'x', scopes: ['drop table'] }, boss))).toContain(
      'invalid',
    )
    expect(await refusal(people.run('api-token.create', { name: 'x', scopes: ['*'], user: id }))).toBeNull()
    const foreign = await makeToken(people.admin.id)
    expect(await refusal(people.run('api-token.revoke', { id: foreign.id }, await people.actor(id)))).toBe('not_found')
  })
})

describe('preferences', () => {
  test('are one’s own, merged by name, of a bounded size', async () => {
    const id = await people.person('pia')
    const actor = await people.actor(id)
    const change = (input: object) => people.run('user.change-preferences', input as Record<string, unknown>, actor)
    await change({ preferences: { theme: 'dark', columns: { assets: ['name', 'serial'] } } })
    expect(await change({ language: 'en', preferences: { theme: null, density: 'compact' } })).toEqual({
      preferences: { columns: { assets: ['name', 'serial'] }, density: 'compact' },
    })
    expect((await people.actor(id)).language).toBe('en')
    expect(await refusal(change({ preferences: { big: 'x'.repeat(60_000) } }))).toBe('too_large')
    expect(await refusal(change({ isActive: true }))).toContain('invalid')
  })
})

test('a requester sees himself, a technician his branch, and nobody a profile he need not know', async () => {
  const { entities } = people
  const requester = await people.person('req', [['requester', entities.north]])
  const technician = await people.person('tec', [['technician', entities.north]])
  const south = await people.person('sud', [['requester', entities.south]])
  const seen = async (who: string) =>
    (await listRecords(people.reader(await people.actor(who)), userKind, { limit: 500 })).items.map((item) => item.id)
  expect(await seen(requester)).toEqual([requester])
  expect(await seen(technician)).toContain(requester)
  expect(await seen(technician)).not.toContain(south)
  expect((await listRecords(people.reader(await people.actor(technician)), profileKind, {})).items).toEqual([])
})
