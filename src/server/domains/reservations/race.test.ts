import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../shared/errors.ts'
import { rooms } from '../index.ts'
import { createTestPeople } from '../people/people.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())

/** `CIGALE_BOOKING_ATTEMPTS=100000` for the long run. */
const attempts = Number(process.env.CIGALE_BOOKING_ATTEMPTS ?? 400)
const clients = 50

/** The same numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

test(`${attempts} random attempts from ${clients} clients leave no two bookings of one thing at one time`, {
  timeout: 60_000 + attempts * 100,
}, async () => {
  const people = await createTestPeople(database, rooms)
  const { id: pool } = await people.run('booking-pool.create', {
    name: 'Course',
    entity: people.entities.root,
    audience: 'everyone',
    approval: 'none',
    isOpen: true,
    bufferMinutes: 15,
  })
  const things: string[] = []
  for (let at = 0; at < 6; at++) things.push((await people.run('bookable.create', { name: `Chose ${at}`, pool })).id)
  const user = await people.person('racer', [['requester', people.entities.root]])
  const base = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3_600_000
  // Dense enough that most attempts meet another one.
  const hours = Math.max(48, Math.ceil(attempts / 8))
  const result = { booked: 0, refused: 0, moved: 0 }
  const mine: string[] = []
  const roll = dice(4711)
  const attempt = async () => {
    const startsAt = new Date(base + roll(hours * 4) * 900_000)
    const endsAt = new Date(+startsAt + (1 + roll(16)) * 900_000)
    const span = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
    const kind = roll(10)
    try {
      if (kind === 0 && mine.length > 0) {
        await people.run('booking.change', { id: mine[roll(mine.length)]!, ...span })
        result.moved += 1
      } else if (kind === 1 && mine.length > 0) {
        await people.run('booking.cancel', { id: mine.splice(roll(mine.length), 1)[0]! })
      } else {
        const bookable = kind < 5 ? { bookable: things[roll(things.length)] } : {}
        mine.push((await people.run('booking.book', { pool, user, ...span, ...bookable })).id)
        result.booked += 1
      }
    } catch (error) {
      if (!(error instanceof CigaleError)) throw error
      result.refused += 1
    }
  }
  let left = attempts
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await attempt()
    }),
  )
  const overlaps = await sql`
    select 1 from booking a join booking b on b.bookable_id = a.bookable_id and b.id > a.id
      and tstzrange(a.starts_at, a.blocked_until) && tstzrange(b.starts_at, b.blocked_until)
    where a.state in ('asked', 'booked', 'lent') and b.state in ('asked', 'booked', 'lent')`.execute(database.kysely)
  expect(overlaps.rows.length).toBe(0)
  expect(result.booked).toBeGreaterThan(attempts / 20)
  expect(result.refused).toBeGreaterThan(0)
  // The constraint stands without any code above it.
  const twice = sql`
    insert into booking (name, entity_id, pool_id, bookable_id, user_id, state, starts_at, ends_at, blocked_until, due_on)
    select name, entity_id, pool_id, bookable_id, user_id, state, starts_at, ends_at, blocked_until, due_on
    from booking where state = 'booked' limit 1`
  await expect(twice.execute(database.kysely)).rejects.toMatchObject({ code: '23P01' })
  console.info('attempts', attempts, result)
})
