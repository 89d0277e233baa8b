import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { CigaleError } from '../../../shared/errors.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { readDueDates } from '../../engine/due-dates.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { readQuery } from '../../engine/lists/read-query.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { calendarOf, findFree } from './calendar.ts'
import { useOfPool } from './pool-use.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let desk: Actor
let anne: Actor
let marc: Actor
let pool: string
let things: string[]
let made = 0

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { entities } = people
  desk = await people.actor(await people.person('desk', [['logistics', entities.root]]))
  anne = await people.actor(await people.person('anne', [['requester', entities.north]]))
  marc = await people.actor(await people.person('marc', [['requester', entities.north]]))
})

beforeEach(async () => {
  ;[pool, things] = await newPool({}, 2)
})

async function newPool(values: Record<string, unknown>, count: number): Promise<[string, string[]]> {
  made += 1
  const { id } = await people.run('booking-pool.create', {
    name: `Portables ${made}`,
    entity: people.entities.north,
    audience: 'everyone',
    approval: 'none',
    isOpen: true,
    ...values,
  })
  const ids: string[] = []
  for (let at = 1; at <= count; at++)
    ids.push((await people.run('bookable.create', { name: `Portable ${made}-${at}`, pool: id })).id)
  return [id, ids]
}

/** So many days from now, at so many hours UTC. */
const at = (days: number, hour: number): string =>
  new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + days * 86_400_000 + hour * 3_600_000).toISOString()

const book = (actor: Actor, from: string, until: string, more: Record<string, unknown> = {}) =>
  people.run('booking.book', { pool, startsAt: from, endsAt: until, ...more }, actor)

const refusal = (work: Promise<unknown>): Promise<CigaleError> =>
  work.then(
    () => Promise.reject(new TypeError('was not refused')),
    (error: unknown) => (error instanceof CigaleError ? error : Promise.reject(error)),
  )

const read = (id: string, actor = desk) => readRecord(people.reader(actor), bookingKind, id)

describe('booking', () => {
  test('any of a pool: the least used is taken and the booking says why; when all are taken, free times are offered', async () => {
    await book(desk, at(30, 9), at(30, 17), { bookable: things[0], user: anne.userId })
    const second = await read((await book(anne, at(40, 9), at(40, 17))).id)
    expect((second.bookable as { id: string }).id).toBe(things[1])
    expect(second.why).toEqual({ rule: 'least-used', free: 2, hours: 0 })
    await book(marc, at(40, 12), at(40, 18))
    const error = await refusal(book(marc, at(40, 11), at(40, 13)))
    expect(error.params).toMatchObject({ reason: 'pool_taken' })
    const slots = error.errors.filter(({ code }) => code === 'free_slot')
    expect(slots.length).toBeGreaterThan(0)
    // What is offered can be had.
    const { bookable, startsAt, endsAt } = slots[0]!.params as Record<string, string>
    await book(marc, startsAt!, endsAt!, { bookable })
  })

  test('names whoever has the thing only to those who may read that booking', async () => {
    await book(anne, at(3, 9), at(3, 12), { bookable: things[0] })
    const told = await refusal(book(desk, at(3, 11), at(3, 13), { bookable: things[0], user: marc.userId }))
    expect(told.params).toMatchObject({ reason: 'booking_taken_by', by: 'anne' })
    const untold = await refusal(book(marc, at(3, 11), at(3, 13), { bookable: things[0] }))
    expect(untold.params).toMatchObject({ reason: 'booking_taken' })
    expect(JSON.stringify([untold.params, untold.errors])).not.toContain('anne')
    // One ends when the other begins: that is no overlap.
    await book(marc, at(3, 12), at(3, 13), { bookable: things[0] })
  })

  test('the rules of the pool are told all at once, and set aside only by who may and says so', async () => {
    const [strict] = await newPool({ maxHours: 4, noticeHours: 48, horizonDays: 10, terms: 'Rendre propre.' }, 1)
    const late = { pool: strict, startsAt: at(1, 9), endsAt: at(1, 19), termsAccepted: true }
    const error = await refusal(people.run('booking.book', late, anne))
    expect(error.errors.map(({ code }) => code)).toEqual(['booking_too_long', 'booking_too_soon'])
    expect((await refusal(people.run('booking.book', { ...late, override: true }, anne))).code).toBe('invalid')
    const { id } = await people.run('booking.book', { ...late, override: true, user: anne.userId }, desk)
    expect((await read(id)).why).toMatchObject({ beyond: ['booking_too_long', 'booking_too_soon'] })
    const unread = await refusal(people.run('booking.book', { ...late, termsAccepted: false }, anne))
    expect(unread.errors[0]).toMatchObject({ field: 'termsAccepted', code: 'terms_required' })
  })

  test('a buffer keeps the next one away; opening hours hold for both ends', async () => {
    const calendar = await people.run('calendar.create', {
      name: `Magasin ${made}`,
      entity: people.entities.root,
      holidays: 'none',
      hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 8 * 60, to: 18 * 60 })),
      closings: [],
    })
    const [open, [thing]] = await newPool({ bufferMinutes: 60, calendar: calendar.id }, 1)
    const order = (from: string, until: string) => ({ pool: open, bookable: thing, startsAt: from, endsAt: until })
    await people.run('booking.book', order(at(5, 10), at(5, 12)), anne)
    const tooClose = await refusal(people.run('booking.book', order(at(5, 12), at(5, 14)), marc))
    expect(tooClose.params).toMatchObject({ reason: 'booking_taken' })
    await people.run('booking.book', order(at(5, 13), at(5, 14)), marc)
    const atNight = await refusal(people.run('booking.book', order(at(6, 2), at(6, 12)), marc))
    expect(atNight.errors).toEqual([{ field: 'startsAt', code: 'booking_closed', params: {} }])
  })

  test('a pool for groups is out of sight for others; nobody books for others without the right', async () => {
    const [closed] = await newPool({ audience: 'groups' }, 1)
    const group = await people.run('group.create', { name: `G${made}`, entity: people.entities.north })
    await people.run('booking-pool.link-group', { id: closed, ids: [group.id] })
    const order = { pool: closed, startsAt: at(2, 9), endsAt: at(2, 10) }
    expect((await refusal(people.run('booking.book', order, anne))).code).toBe('not_found')
    await people.run('member.create', { group: group.id, user: anne.userId })
    const member = await people.actor(anne.userId!)
    await people.run('booking.book', order, member)
    const forMarc = await refusal(book(anne, at(2, 9), at(2, 10), { user: marc.userId }))
    expect(['invalid', 'not_found']).toContain(forMarc.code)
    const notMeant = await refusal(people.run('booking.book', { ...order, user: marc.userId }, desk))
    expect(notMeant.errors[0]).toMatchObject({ code: 'booking_not_offered' })
  })

  test('waits for approval where the pool asks for it, and holds the thing meanwhile', async () => {
    const group = await people.run('group.create', { name: `Decide ${made}`, entity: people.entities.north })
    const [asking, [thing]] = await newPool({ approval: 'group', approverGroup: group.id }, 1)
    const order = { pool: asking, bookable: thing, startsAt: at(4, 9), endsAt: at(4, 10) }
    await people.run('member.create', { group: group.id, user: desk.userId })
    const { id } = await people.run('booking.book', order, anne)
    expect((await read(id)).state).toBe('asked')
    expect((await refusal(people.run('booking.book', order, marc))).code).toBe('conflict')
    const decider = await people.actor(desk.userId!)
    const { items } = await listRecords(people.reader(decider), approvalKind, { limit: 5 })
    const voice = await sql<{ id: string }>`select id from approver where approval_id = ${items[0]!.id}`.execute(
      database.kysely,
    )
    await people.run('approver.answer', { id: voice.rows[0]!.id, answer: 'refused', comment: 'Non' }, decider)
    expect((await read(id)).state).toBe('refused')
    await people.run('booking.book', order, marc)
  })
})

describe('rules', () => {
  const rule = (name: string, condition: object, effects: object[]) =>
    people.run('rule.create', {
      set: 'booking',
      name,
      entity: people.entities.north,
      withChildren: true,
      condition,
      effects,
      isActive: true,
    })

  test('decide who approves, whatever the pool says, when it is made and when it is moved; the booking says which', async () => {
    const group = await people.run('group.create', { name: `Décideurs ${made}`, entity: people.entities.north })
    await people.run('member.create', { group: group.id, user: desk.userId })
    const long = {
      all: [
        { field: 'hours', op: 'gt', value: 24 },
        { field: 'pool', op: 'is', value: pool },
      ],
    }
    const { id } = await rule('Longs prêts', long, [
      { effect: 'set', field: 'approval', value: 'group' },
      { effect: 'set', field: 'approverGroup', value: group.id },
    ])
    const short = await read((await book(anne, at(20, 8), at(20, 18))).id)
    expect(short).toMatchObject({ state: 'booked', hours: 10, daysAhead: expect.any(Number) })
    const longer = await read((await book(anne, at(30, 8), at(33, 8))).id)
    expect(longer).toMatchObject({ state: 'asked', hours: 72, why: { approvalRule: 'Longs prêts' } })
    await people.run('booking.change', { id: short.id, endsAt: at(22, 18) }, anne)
    expect(await read(short.id as string)).toMatchObject({ state: 'asked', hours: 58 })
    await people.run('booking.change', { id: short.id, startsAt: at(21, 8), endsAt: at(21, 18) }, anne)
    expect(await read(short.id as string)).toMatchObject({ state: 'booked' })
    const traces = await sql<{ n: number }>`
      select count(*)::int as n from rule_trace where kind = 'booking' and record_id = ${short.id}`.execute(
      database.kysely,
    )
    expect(traces.rows[0]!.n).toBe(3)
    await people.run('rule.remove', { id })
  })

  test('refuse with a reason, and none of a series is left behind', async () => {
    const { id } = await rule('Pas si loin', { field: 'daysAhead', op: 'gte', value: 60 }, [
      { effect: 'refuse', value: 'Au plus deux mois à l’avance.' },
    ])
    const refused = await refusal(book(anne, at(70, 8), at(70, 9)))
    expect(refused.errors).toMatchObject([
      { code: 'refused_by_rule', params: { reason: 'Au plus deux mois à l’avance.' } },
    ])
    await people.run('rule.remove', { id })
  })
})

describe('change', () => {
  test('moves, makes longer where it is free, and cancelling frees the time', async () => {
    const one = await book(anne, at(3, 9), at(3, 12), { bookable: things[0] })
    await book(marc, at(3, 14), at(3, 16), { bookable: things[0] })
    await people.run('booking.change', { id: one.id, endsAt: at(3, 14) }, anne)
    const error = await refusal(people.run('booking.change', { id: one.id, endsAt: at(3, 15) }, anne))
    expect(error.params.reason).toBe('booking_taken')
    expect((await refusal(people.run('booking.change', { id: one.id, endsAt: at(3, 13) }, marc))).code).toBe(
      'not_found',
    )
    await people.run('booking.cancel', { id: one.id, why: 'Réunion annulée' }, anne)
    await book(marc, at(3, 9), at(3, 12), { bookable: things[0] })
    expect((await refusal(people.run('booking.change', { id: one.id, endsAt: at(3, 10) }, anne))).code).toBe('state')
  })

  test('a series lists every time that does not fit before anything is booked, and books the rest by choice', async () => {
    await book(marc, at(9, 9), at(9, 10), { bookable: things[0] })
    const plan = {
      pool,
      bookable: things[0],
      startsAt: at(7, 9),
      endsAt: at(7, 10),
      repeats: { unit: 'day', count: 5 },
    }
    const error = await refusal(people.run('booking-series.book', plan, anne))
    expect(error.params).toMatchObject({ reason: 'series_refused', count: 1, of: 5 })
    expect(error.errors[0]).toMatchObject({ code: 'occurrence_booking_taken', params: { startsAt: at(9, 9) } })
    const count = () =>
      sql<{
        n: number
      }>`select count(*)::int as n from booking where user_id = ${anne.userId} and pool_id = ${pool} and state = 'booked'`.execute(
        database.kysely,
      )
    expect((await count()).rows[0]!.n).toBe(0)
    const booked = (await people.run('booking-series.book', { ...plan, skipRefused: true }, anne)) as unknown as {
      id: string
      booked: number
      refused: object[]
    }
    expect(booked).toMatchObject({ booked: 4, refused: [{ startsAt: at(9, 9), why: 'booking_taken' }] })
    const { rows } = await sql<{ id: string; startsAt: Date }>`
      select id, starts_at from booking where series_id = ${booked.id} order by starts_at`.execute(database.kysely)
    await people.run(
      'booking.change',
      { id: rows[1]!.id, startsAt: at(8, 14), endsAt: at(8, 15), scope: 'following' },
      anne,
    )
    const moved = await sql<{ hour: number }>`
      select extract(hour from starts_at at time zone 'UTC')::int as hour from booking where series_id = ${booked.id} order by starts_at`.execute(
      database.kysely,
    )
    expect(moved.rows[0]!.hour).toBe(9)
    expect(new Set(moved.rows.slice(1).map((row) => row.hour)).size).toBeLessThanOrEqual(2)
    expect(moved.rows[1]!.hour).toBe(14)
    await people.run('booking.cancel', { id: rows[0]!.id, scope: 'all' }, anne)
    expect((await count()).rows[0]!.n).toBe(0)
  })
})

describe('loan', () => {
  async function withAsset() {
    made += 1
    const asset = await people.run('asset.create', {
      type: 'computer',
      name: `Prêt ${made}`,
      entity: people.entities.north,
    })
    const [own] = await newPool({}, 0)
    await people.run('booking-pool.add-assets', { id: own, assets: [asset.id] }, desk)
    return { own, assetId: asset.id }
  }
  const assetOf = async (id: string) =>
    (
      await sql<{ userId: string | null; phase: string | null }>`
      select a.user_id, s.phase from asset a left join asset_state s on s.id = a.state_id where a.id = ${id}`.execute(
        database.kysely,
      )
    ).rows[0]!

  test('hands over, gives the register its holder, and a return before time frees the thing', async () => {
    const { own, assetId } = await withAsset()
    const { id } = await people
      .run('booking.book', { pool: own, startsAt: at(0, 0), endsAt: at(8, 9) }, anne)
      .catch(() =>
        people.run(
          'booking.book',
          { pool: own, startsAt: new Date(Date.now() + 60_000).toISOString(), endsAt: at(8, 9) },
          anne,
        ),
      )
    expect((await refusal(people.run('booking.lend', { id }, anne))).code).toBe('forbidden')
    await people.run('booking.lend', { id, condition: 'good', accessories: 'Sacoche' }, desk)
    expect((await assetOf(assetId)).userId).toBe(anne.userId)
    expect((await read(id)).state).toBe('lent')
    expect((await refusal(people.run('booking.cancel', { id }, anne))).code).toBe('state')
    await people.run('booking.return', { id, condition: 'worn', comment: 'Rayé' }, desk)
    expect((await assetOf(assetId)).userId).toBeNull()
    expect(await read(id)).toMatchObject({ state: 'returned', conditionIn: 'worn', commentIn: 'Rayé' })
    await people.run('booking.book', { pool: own, startsAt: at(2, 9), endsAt: at(3, 9) }, marc)
  })

  test('late loans are due, keep the next one in trouble, and a broken or trashed asset does too', async () => {
    const { own, assetId } = await withAsset()
    const order = (from: string, until: string, user: Actor) =>
      people.run('booking.book', { pool: own, startsAt: from, endsAt: until, user: user.userId }, desk)
    const soon = new Date(Date.now() + 7_200_000).toISOString()
    const late = await order(
      new Date(Date.now() + 60_000).toISOString(),
      new Date(Date.now() + 3_600_000).toISOString(),
      anne,
    )
    const next = await order(soon, at(3, 9), marc)
    await people.run('booking.lend', { id: late.id }, desk)
    await sql`update booking set starts_at = now() - interval '3 days', ends_at = now() - interval '1 day', blocked_until = now() - interval '1 day', due_on = current_date - 1 where id = ${late.id}`.execute(
      database.kysely,
    )
    const reader = people.reader(desk)
    const inTrouble = async () => {
      const condition = readQuery(reader, bookingKind, 'trouble:*')
      return (await listRecords(reader, bookingKind, { condition, limit: 20 })).items.map((item) => item.id)
    }
    expect(await inTrouble()).toContain(next.id)
    const due = await readDueDates(reader, { limit: 50, sort: 'loan-end' })
    expect(due.items.map((item) => item.about.id)).toContain(late.id)
    expect((await refusal(people.run('booking.lend', { id: next.id }, desk))).params.reason).toBe('not_back')
    await people.run('booking.return', { id: late.id }, desk)
    expect(await inTrouble()).not.toContain(next.id)
    await people.run('asset.remove', { id: assetId })
    expect(await inTrouble()).toContain(next.id)
  })
})

describe('looking', () => {
  test('free equipment and the calendar are one statement each, and hide who has a thing from colleagues', async () => {
    await book(anne, at(12, 9), at(12, 17), { bookable: things[0], reason: 'Secret' })
    const span = { from: new Date(at(12, 10)), until: new Date(at(12, 11)) }
    let free: Awaited<ReturnType<typeof findFree>> | undefined
    const one = await statementsOf(database, async () => {
      free = await findFree(people.reader(marc), { ...span, poolId: pool })
    })
    expect(one.length).toBe(1)
    expect(free!.items[0]).toMatchObject({ total: 2, free: 1, things: [{ id: things[1] }] })
    const view = (actor: Actor) => calendarOf(people.reader(actor), { ...span, poolId: pool })
    expect((await statementsOf(database, () => view(marc))).length).toBe(1)
    expect((await view(marc)).bookings[0]).toMatchObject({ id: null, person: null, reason: null, isMine: false })
    expect((await view(anne)).bookings[0]).toMatchObject({ person: 'anne', reason: 'Secret', isMine: true })
    await people.run('booking-pool.update', { id: pool, showsNames: true })
    expect((await view(marc)).bookings[0]).toMatchObject({ id: null, person: 'anne', reason: null })
  })

  test('lists of bookings take the same statements however long, and use of a pool counts', async () => {
    for (let day = 20; day < 25; day++) await book(anne, at(day, 9), at(day, 11))
    const reader = people.reader(desk)
    const some = (limit: number) =>
      statementsOf(database, () => listRecords(reader, bookingKind, { limit, count: 'none' }))
    expect([(await some(2)).length, (await some(50)).length]).toEqual([2, 2])
    const use = await useOfPool(reader, pool, new Date(at(0, 0)), new Date(at(60, 0)))
    expect(use).toMatchObject({ bookings: 5, cancelled: 0, meanHours: 2 })
    // Shared fairly: neither thing was booked twice more than the other.
    expect(Math.abs(use.items[0]!.bookings - use.items[1]!.bookings)).toBeLessThanOrEqual(1)
  })
})
