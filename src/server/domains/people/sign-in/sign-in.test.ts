import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { sessionKind } from '../../../../shared/people/people.kinds.ts'
import { listRecords } from '../../../engine/lists/list.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { forgetActorsOn } from '../actors/actor-cache.ts'
import { loadActorBySession } from '../actors/actor-loader.ts'
import { hashToken } from '../actors/secrets.ts'
import { sessionInfo } from '../actors/session-info.ts'
import { createTestPeople, goodPassword, type TestPeople } from '../people.factory.ts'
import { endSession } from './session-actions.ts'
import { signIn } from './sign-in.ts'
import { takeTurn, waitOf } from './throttle.ts'

let database: Database
let people: TestPeople
let paula: string

const from = { address: '10.1.2.3', userAgent: 'vitest' }
const enter = (login: string, password: string, address = from.address) =>
  signIn(people.services, { login, password, address, userAgent: from.userAgent })

async function codeOf(work: Promise<unknown>): Promise<{ code: string; params: Record<string, unknown> }> {
  try {
    await work
  } catch (error) {
    if (error instanceof CigaleError) return { code: error.code, params: error.params }
    throw error
  }
  return { code: 'none', params: {} }
}

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database)
  paula = await people.person('Paula', [['technician', people.entities.north]], { password: goodPassword })
})
afterAll(() => database.close())
beforeEach(() => sql`delete from sign_in_failure`.execute(database.kysely))

describe('signing in', () => {
  test('opens a session that is new each time and says who one is', async () => {
    const first = await enter(' PAULA ', goodPassword)
    const second = await enter('paula', goodPassword)
    expect(first.token).not.toBe(second.token)
    expect(Buffer.from(first.token, 'base64url')).toHaveLength(32)
    const stored = await sql`select 1 from session where token_hash = ${first.token}`.execute(database.kysely)
    expect(stored.rows).toEqual([])
    const info = await sessionInfo(database.kysely, people.services.house, first.actor)
    expect(info).toMatchObject({
      user: { id: paula, login: 'Paula', language: 'fr' },
      profiles: [{ name: 'Technicien', entity: { id: people.entities.north }, isRecursive: true }],
      shell: 'desk',
      preferences: {},
      scopes: null,
    })
    expect(info.entities.map((entity) => entity.id).sort()).toEqual(
      [people.entities.north, people.entities.northEast].sort(),
    )
    expect(info.abilities).toContain('ticket.solve')
    expect(info.abilities).not.toContain('user.create')
  })

  test('takes one statement to recognise a session, and none within two seconds', async () => {
    const { token } = await enter('paula', goodPassword)
    const other = await createTestSession(paula)
    expect(await statementsOf(database, () => loadActorBySession(database.kysely, other))).toHaveLength(1)
    expect(await statementsOf(database, () => loadActorBySession(database.kysely, other))).toHaveLength(0)
    expect((await loadActorBySession(database.kysely, hashToken(token)))?.name).toBe('Paula')
  })

  test('fails alike for unknown, disabled, passwordless accounts and wrong passwords', async () => {
    await people.person('gone', [], { password: goodPassword, isActive: false })
    await people.person('silent')
    const answers = await Promise.all([
      codeOf(enter('nobody-at-all', goodPassword, '10.0.0.1')),
      codeOf(enter('gone', goodPassword, '10.0.0.2')),
      codeOf(enter('silent', '', '10.0.0.3')),
      codeOf(enter('paula', 'wrong password here', '10.0.0.4')),
    ])
    for (const answer of answers) expect(answer).toEqual({ code: 'sign_in_failed', params: {} })
  })

  test('takes the same time and the same statements for unknown and known accounts', { retry: 2 }, async () => {
    const timed = async (login: string) => {
      await sql`delete from sign_in_failure`.execute(database.kysely)
      const started = performance.now()
      await codeOf(enter(login, 'wrong password here'))
      return performance.now() - started
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let trial = 0; trial < 20; trial++) {
      known.push(await timed('paula'))
      unknown.push(await timed(`stranger-${trial}`))
    }
    expect(Math.abs(median(known) - median(unknown)) / median(known)).toBeLessThan(0.25)
    const shape = (login: string) =>
      statementsOf(database, () => codeOf(enter(login, 'wrong password here', '10.9.9.9')))
    expect(await shape('paula')).toEqual(await shape('stranger'))
  })

  test('tells who must take a longer password', async () => {
    await people.person('chief', [['administrator', people.entities.north]], { password: 'abri-zeste-77' })
    expect((await enter('chief', 'abri-zeste-77')).isPasswordShort).toBe(true)
    expect((await enter('paula', goodPassword)).isPasswordShort).toBe(false)
  })

  test('leaves a trace in history under the person’s own name, without changing the version', async () => {
    const version = () =>
      sql<{ version: number }>`select version from app_user where id = ${paula}`.execute(database.kysely)
    const before = await version()
    await enter('paula', goodPassword)
    expect((await version()).rows).toEqual(before.rows)
    const lines = await sql<{ action: string; userId: string }>`
      select action, user_id from history where kind = 'user' and record_id = ${paula} order by id desc limit 1`.execute(
      database.kysely,
    )
    expect(lines.rows).toEqual([{ action: 'session.start', userId: paula }])
  })

  test('only the house opens a session without a password', async () => {
    const actor = await people.actor(people.admin.id)
    const input = { userId: people.admin.id, tokenHash: 'a'.repeat(64), address: '', userAgent: '' }
    expect((await codeOf(people.run('session.start', input, actor))).code).toBe('forbidden')
  })
})

describe('sessions', () => {
  test('end by sign-out, by age and by idleness; others stay', async () => {
    const [mine, aged, idle, kept] = await Promise.all([1, 2, 3, 4].map(() => createTestSession(paula)))
    const actor = (await loadActorBySession(database.kysely, mine!))!
    await endSession(people.services, actor, mine!)
    await sql`update session set expires_at = now() where token_hash = ${aged}`.execute(database.kysely)
    await sql`update session set last_seen_at = now() - interval '481 minutes' where token_hash = ${idle}`.execute(
      database.kysely,
    )
    const alive = await Promise.all([mine, aged, idle, kept].map((hash) => loadActorBySession(database.kysely, hash!)))
    expect(alive.map((each) => each?.name)).toEqual([undefined, undefined, undefined, 'Paula'])
  })

  test('are listed to their owner, who ends the others at once', async () => {
    await sql`update session set expires_at = now()`.execute(database.kysely)
    const [here, there] = [await createTestSession(paula), await createTestSession(paula)]
    const foreign = await createTestSession(people.admin.id)
    const actor = (await loadActorBySession(database.kysely, here))!
    const listed = await listRecords(people.reader(actor), sessionKind, {})
    expect(listed.items.map((item) => item.isCurrent).sort()).toEqual([false, true])
    expect(JSON.stringify(listed)).not.toContain(here)
    expect(await people.run('session.end-others', {}, actor)).toEqual({ ended: 1 })
    const alive = await Promise.all([here, there, foreign].map((hash) => loadActorBySession(database.kysely, hash)))
    expect(alive.map((each) => each?.name ?? null)).toEqual(['Paula', null, 'Administrateur'])
  })

  test('die within five seconds of disabling, also where another node disabled', async () => {
    const visitor = await people.person('visitor', [['requester', people.entities.south]])
    const hash = await createTestSession(visitor)
    expect(await loadActorBySession(database.kysely, hash)).not.toBeNull()
    // Another node: this process hears nothing of it.
    await sql`update app_user set is_active = false where id = ${visitor}`.execute(database.kysely)
    const started = performance.now()
    while ((await loadActorBySession(database.kysely, hash)) !== null) {
      expect(performance.now() - started).toBeLessThan(5_000)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test('a right taken away on another node is gone within five seconds', async () => {
    const helper = await people.person('helper', [['technician', people.entities.south]])
    const hash = await createTestSession(helper)
    expect((await loadActorBySession(database.kysely, hash))?.grants).toHaveLength(1)
    await sql`delete from access_grant where user_id = ${helper}`.execute(database.kysely)
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect((await loadActorBySession(database.kysely, hash))?.grants).toHaveLength(0)
  })
})

test('news of a change makes everybody be read anew; somebody else’s sign-in or ticket does not', async () => {
  const hash = await createTestSession(paula)
  const reads = async (event: string, kind: string) => {
    await loadActorBySession(database.kysely, hash)
    forgetActorsOn(JSON.stringify([{ event, kind, id: '1', by: null }]))
    return (await statementsOf(database, () => loadActorBySession(database.kysely, hash))).length
  }
  expect(await reads('grant.removed', 'grant')).toBe(1)
  expect(await reads('entity.created', 'entity')).toBe(1)
  expect(await reads('session.started', 'user')).toBe(0)
  expect(await reads('ticket.solved', 'ticket')).toBe(0)
})

describe('brakes on guessing', () => {
  test('five tries, then waits that double up to a quarter of an hour', () => {
    const brake = { free: 5, longest: 900 }
    expect([0, 4, 5, 6, 7, 14, 15, 500].map((failures) => waitOf(brake, failures))).toEqual([
      0, 0, 1, 2, 4, 512, 900, 900,
    ])
  })

  test('fewer than twenty tries of one account in an hour', () => {
    const brake = { free: 5, longest: 900 }
    let [tries, seconds] = [0, 0]
    while (seconds < 3600) {
      seconds += waitOf(brake, tries)
      tries += 1
    }
    expect(tries).toBeLessThan(20)
  })

  test('a hundred guesses at once are five guesses', async () => {
    const started = performance.now()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => codeOf(takeTurn(database.kysely, { login: 'paula', address: '192.0.2.7' }))),
    )
    const allowed = answers.filter((answer) => answer.code === 'none').length
    // On a machine so slow that the first waits are over meanwhile, one or two more are right.
    const seconds = (performance.now() - started) / 1000
    expect(allowed).toBeGreaterThanOrEqual(5)
    expect(allowed).toBeLessThanOrEqual(5 + Math.floor(Math.log2(seconds + 1)))
    const refused = answers.filter((answer) => answer.code === 'rate_limited')
    expect(refused).toHaveLength(100 - allowed)
    expect(refused[0]!.params.retryAfterSeconds).toBe(1)
  })

  test('hold for guesses from many addresses, with the right password too, and for accounts that do not exist', async () => {
    for (const login of ['paula', 'no-such-account']) {
      for (let guess = 0; guess < 5; guess++)
        expect((await codeOf(enter(login, 'wrong', `198.51.100.${guess}`))).code).toBe('sign_in_failed')
      expect((await codeOf(enter(login, goodPassword, '198.51.100.99'))).code).toBe('rate_limited')
    }
  })

  test('do not lock a person out of where she usually signs in', async () => {
    await enter('paula', goodPassword, '10.20.30.40')
    for (let guess = 0; guess < 5; guess++) await codeOf(enter('paula', 'wrong', `198.51.100.${guess}`))
    expect((await codeOf(enter('paula', goodPassword, '203.0.113.5'))).code).toBe('rate_limited')
    expect((await codeOf(enter('paula', goodPassword, '10.20.30.40'))).code).toBe('none')
  })

  test('stop one password on many accounts from one address, and one IPv6 network counts as one', async () => {
    const spray = async (count: number) => {
      for (let guess = 0; guess < count; guess++)
        await takeTurn(database.kysely, { login: `account-${guess}`, address: `2001:db8:0:1::${guess.toString(16)}` })
    }
    await spray(100)
    expect((await codeOf(takeTurn(database.kysely, { login: 'one-more', address: '2001:db8::1:9:8:7:6' }))).code).toBe(
      'rate_limited',
    )
    expect((await codeOf(takeTurn(database.kysely, { login: 'one-more', address: '2001:db8:0:2::1' }))).code).toBe(
      'none',
    )
  })

  test('a success wipes the account’s failures; logins are not kept in clear', async () => {
    for (let guess = 0; guess < 4; guess++) await codeOf(enter('paula', 'wrong'))
    await enter('paula', goodPassword)
    const left = await sql<{ subject: string }>`select distinct subject from sign_in_failure`.execute(database.kysely)
    expect(left.rows.map((row) => row.subject)).toEqual([`address ${from.address}`])
    await codeOf(enter('my-secret-typed-as-login', 'x'))
    const all = await sql`select subject from sign_in_failure`.execute(database.kysely)
    expect(JSON.stringify(all.rows)).not.toContain('my-secret')
  })
})

/** A session as signIn makes it, without the price of a hash. Returns its token hash. */
async function createTestSession(userId: string): Promise<string> {
  const hash = hashToken(`${userId} ${performance.now()} ${Math.random()}`)
  await sql`insert into session (token_hash, user_id, expires_at) values (${hash}, ${userId}, now() + interval '12 hours')`.execute(
    database.kysely,
  )
  return hash
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
