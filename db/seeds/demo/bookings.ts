import { sql } from 'kysely'
import { dayText, instantOf } from '../../../src/shared/conditions/zoned-time.ts'
import { dayNumber } from '../../../src/shared/recurrence/recurrence.ts'
import { onDay } from '../../../src/shared/reservations/repeat.ts'
import type { Writer } from './writer.ts'

const day = 86_400_000
const keeper = 'demo:keeper'

interface PoolStory {
  name: string
  things: readonly string[]
  rules: Record<string, unknown>
}

const pools: readonly PoolStory[] = [
  {
    name: 'Vidéoprojecteurs',
    things: ['Vidéoprojecteur 1', 'Vidéoprojecteur 2', 'Vidéoprojecteur 3'],
    rules: { description: 'À retirer à l’accueil, avec câble et télécommande.', maxHours: 72, bufferMinutes: 30 },
  },
  {
    name: 'Salles de réunion',
    things: ['Salle Calanques (12 places)', 'Salle Garlaban (8 places)', 'Salle Sainte-Baume (20 places)'],
    rules: { description: 'Au siège.', maxHours: 10, horizonDays: 120, showsNames: true },
  },
  {
    name: 'Véhicules de service',
    things: ['Zoé AB-123-CD', 'Kangoo EF-456-GH'],
    rules: {
      description: 'Clés et carnet de bord à l’accueil.',
      ...{ maxHours: 120, noticeHours: 4, bufferMinutes: 60 },
      terms:
        'Permis de conduire en cours de validité.\nKilométrage noté au départ et au retour.\nVéhicule rendu propre et branché.',
    },
  },
]

/** Days from today, hours on the wall: what, for the how-many-th of the people, from when to when, and what became of it. */
type Story = readonly [
  pool: string,
  from: readonly [number, number],
  until: readonly [number, number],
  fate?: 'back' | 'out',
]

const stories: readonly Story[] = [
  ['Portables de prêt', [-24, 9], [-20, 17], 'back'],
  ['Portables de prêt', [-12, 9], [-8, 17], 'back'],
  // Not back since three days.
  ['Portables de prêt', [-9, 9], [-3, 17], 'out'],
  ['Portables de prêt', [-1, 14], [4, 12], 'out'],
  ['Portables de prêt', [2, 9], [5, 17]],
  ['Portables de prêt', [6, 9], [10, 17]],
  ['Vidéoprojecteurs', [-15, 9], [-15, 12], 'back'],
  ['Vidéoprojecteurs', [1, 14], [1, 18]],
  ['Vidéoprojecteurs', [2, 9], [2, 12]],
  ['Salles de réunion', [1, 9], [1, 11]],
  ['Salles de réunion', [1, 14], [1, 16]],
  ['Salles de réunion', [3, 10], [3, 12]],
  ['Véhicules de service', [-18, 8], [-18, 18], 'back'],
  ['Véhicules de service', [2, 8], [2, 19]],
  ['Véhicules de service', [7, 7], [8, 19]],
]

/** What is lent in this agency: pools with their rules, bookings of the last and the next weeks, one loan that is late. */
export async function demoBookings(writer: Writer): Promise<void> {
  const found = await sql<{ laptops: string[]; people: string[]; entity: string }>`
    select array(select a.id::text from asset a join asset_state s on s.id = a.state_id
        where a.type = 'computer' and s.phase = 'in_stock' and a.deleted_at is null and a.user_id is null order by a.name limit 5) as laptops,
      array(select id::text from app_user where is_active and deleted_at is null order by id offset 20 limit 30) as people,
      (select id::text from entity where parent_id is null limit 1) as entity`.execute(writer.db)
  const { laptops, people, entity } = found.rows[0]!
  if (people.length === 0) return
  const common = { entity, isOpen: true, audience: 'everyone', approval: 'none' }
  const laptopPool = await writer.attempt('booking-pool.create', {
    ...common,
    name: 'Portables de prêt',
    description: 'Pour une mission, une formation, un dépannage.',
    ...{ maxHours: 336, noticeHours: 2, horizonDays: 180, bufferMinutes: 120 },
  })
  if (laptopPool === null) return
  const ids = new Map<string, string>([['Portables de prêt', idOf(laptopPool)]])
  if (laptops.length > 0) await writer.attempt('booking-pool.add-assets', { id: idOf(laptopPool), assets: laptops })
  for (const { name, things, rules } of pools) {
    const pool = await writer.attempt('booking-pool.create', { ...common, name, ...rules })
    if (pool === null) continue
    ids.set(name, idOf(pool))
    for (const thing of things) await writer.attempt('bookable.create', { name: thing, pool: idOf(pool) })
  }
  for (const [index, story] of stories.entries()) await tell(writer, ids, people[index % people.length]!, story)
  await writer.attempt('rule.create', {
    set: 'booking',
    name: 'Plus de trois jours : le responsable décide',
    entity,
    withChildren: true,
    isActive: true,
    condition: { field: 'hours', op: 'gt', value: 72 },
    effects: [{ effect: 'set', field: 'approval', value: 'manager' }],
  })
  await tell(writer, ids, people[3]!, ['Portables de prêt', [12, 9], [17, 17]])
  const meeting = { pool: ids.get('Salles de réunion'), user: people[0], reason: 'Réunion d’équipe' }
  await writer.attempt('booking-series.book', {
    ...meeting,
    ...{ startsAt: moment(writer, [7, 9]), endsAt: moment(writer, [7, 10]) },
    repeats: { unit: 'week', count: 10 },
  })
}

async function tell(
  writer: Writer,
  ids: Map<string, string>,
  user: string,
  [name, from, until, fate]: Story,
): Promise<void> {
  const pool = ids.get(name)
  if (pool === undefined) return
  const startsAt = moment(writer, from)
  const endsAt = moment(writer, until)
  const before = new Date(Math.min(Date.parse(startsAt), writer.services.now().getTime()) - day)
  const by = writer.has(keeper) ? { by: keeper } : {}
  const booking = await writer.attempt('booking.book', { pool, user, startsAt, endsAt }, { at: before })
  if (booking === null || fate === undefined) return
  const id = idOf(booking)
  await writer.attempt(
    'booking.lend',
    { id, condition: 'good', accessories: 'Sacoche et chargeur' },
    { at: new Date(startsAt), ...by },
  )
  if (fate === 'back')
    await writer.attempt('booking.return', { id, condition: 'good' }, { at: new Date(endsAt), ...by })
}

const idOf = (made: unknown): string => (made as { id: string }).id

/** So many days from today, at this hour of the wall. */
function moment({ services }: Writer, [days, hour]: readonly [number, number]): string {
  const zone = services.timeZone
  const today = dayNumber(dayText(services.now(), zone))
  const at = instantOf({ year: 2026, month: 1, day: 1, hour, minute: 0, second: 0, millisecond: 0 }, zone)
  return onDay(today + days, at, zone).toISOString()
}
