import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../src/server/domains/index.ts'
import { abilitiesOn } from '../../src/server/engine/access/abilities.ts'
import type { Action } from '../../src/server/engine/actions/define-action.ts'
import { checkCall, runAction } from '../../src/server/engine/actions/run-action.ts'
import { buildHouse } from '../../src/server/engine/build-house.ts'
import type { MountedRoute } from '../../src/server/engine/house.ts'
import { listRecords, readRecord } from '../../src/server/engine/lists/list.ts'
import type { Database } from '../../src/server/platform/db/pool.ts'
import { CigaleError } from '../../src/shared/errors.ts'
import type { Kind } from '../../src/shared/kinds/define-kind.ts'
import { testDatabase } from '../support/test-database.ts'
import { insideOnly, mayMake, openRoutes, stricterRoutes, verdictOnRecord } from './exceptions.ts'
import { exampleInput } from './inputs.ts'
import { type EntityName, kindRules, mayUse, type TestProfile, type Verdict } from './rules.ts'
import { createWorld, type Person, type World, type WorldRecord } from './world.ts'

/**
 * Every operation × every profile × every situation of a record, executed, against rules.ts. Profiles are the shipped
 * ones and, for each reach, one that holds every permission that far. All follows from the rooms: a new kind or action
 * is in here by itself, and fails here when it has no rule.
 */
const house = buildHouse(rooms)
const kinds = [...house.kinds.values()].map((entry) => entry.kind)
const actions = [...house.actions.values()]
const onRecord = actions.filter((action) => action.on !== undefined)
const onNothing = actions.filter((action) => action.on === undefined && action.name !== 'asset.inventory')

/** Reads by whoever is signed in; what is open without that has tests of its own. */
const isForPeople = ({ route, action }: MountedRoute) => action === undefined && route.open === undefined

let database: Database
let world: World
let cells = 0

beforeAll(async () => {
  database = await testDatabase()
  world = await createWorld(database)
})
afterAll(async () => {
  await database.close()
  console.info(`rights: ${cells} cells compared`)
})

const profiles = () => world.people.map((person) => person.profile)
const recordsOf = (kind: string) => world.records.filter((record) => record.kind === kind)

/**
 * On the database that the project brings, everybody; on a given server (CI runs both) every third person of each
 * operation, another third for the next: the rules are the same SQL there, and all of it takes a tenth of CI.
 */
const third = process.env.CIGALE_TEST_DATABASE_URL !== undefined
let turn = 0
function peopleInTurn(): readonly Person[] {
  turn += 1
  return third ? world.people.filter((_, index) => index % 3 === turn % 3) : world.people
}

/**
 * The situations of a kind for one person: hers, nobody's, her group's, and those of two others. What belongs to a third
 * is no other situation, except for accounts, whose rule asks what their owner may do.
 */
function recordsFor(person: Person, kind: string): WorldRecord[] {
  if (kind === 'user') return recordsOf(kind)
  const codes = world.people.map(({ profile }) => profile.code)
  const at = codes.indexOf(person.profile.code)
  const others = [codes[(at + 1) % codes.length], codes[(at + 6) % codes.length]]
  return recordsOf(kind).filter(
    ({ owner }) => owner === null || owner === 'everyone' || owner === person.profile.code || others.includes(owner),
  )
}
const nameOf = (record: WorldRecord) =>
  [record.entity, record.owner && `of ${record.owner}`, record.ofGroup && 'of group'].filter(Boolean).join(' ')

describe('every operation has a rule', () => {
  test('an action asks for a permission, or says why not', () => {
    expect(
      actions.filter((action) => action.permission === null && action.open === undefined).map((action) => action.name),
    ).toEqual([])
  })

  test('a kind that has an access of its own has its rules here', () => {
    const special = [...house.kinds.values()]
      .filter((entry) => entry.access !== undefined)
      .map((entry) => entry.kind.name)
    expect(special.filter((name) => kindRules[name] === undefined)).toEqual([])
  })

  test('no door leads to what only the house runs', () => {
    const mounted = house.rooms.flatMap((room) => room.routes.map((route) => route.action?.name))
    const made = [...house.kinds.values()].map((entry) => entry.createBy ?? `${entry.kind.name}.create`)
    expect(insideOnly.filter((name) => mounted.includes(name) || made.includes(name))).toEqual([])
    expect(insideOnly.filter((name) => house.actions.get(name)?.on !== undefined)).toEqual([])
  })

  test('a reading route hangs on a record, or is named here with its permission', () => {
    const reads = house.rooms.flatMap((room) => room.routes.filter(isForPeople))
    const unknown = reads.filter(
      ({ route }) => kindOfPath(route.path) === undefined && openRoutes[route.path] === undefined,
    )
    expect(unknown.map(({ route }) => route.path)).toEqual([])
  })
})

describe.each(kinds.map((kind) => [kind.name, kind] as const))('reading: %s', (_name, kind) => {
  test('lists hold what one may see, and records open alike', async () => {
    const differences: string[] = []
    for (const person of peopleInTurn()) {
      const listed = await listed500(person, kind)
      for (const record of recordsFor(person, kind.name)) {
        const expected = mayUse(person.profile, `${kind.guard}.read`, kind.name, record)
        const opened = await readRecord(world.readerOf(person), kind, record.id).then(
          () => true,
          () => false,
        )
        cells += 2
        if (listed.has(record.id) !== expected)
          differences.push(`${person.profile.code} lists ${nameOf(record)}: expected ${expected}`)
        if (opened !== expected)
          differences.push(`${person.profile.code} opens ${nameOf(record)}: expected ${expected}`)
      }
    }
    expect(differences).toEqual([])
  })
})

async function listed500(person: Person, kind: Kind): Promise<Set<string>> {
  const page = await listRecords(world.readerOf(person), kind, { limit: 500, sort: 'id' })
  // The count must not tell of more than the rows do.
  expect(page.total).toBe(page.items.length)
  return new Set(page.items.map((item) => item.id))
}

describe.each(onRecord.map((action) => [action.name, action] as const))('acting: %s', (_name, action) => {
  test('is let through where the rules say so, and only there', async () => {
    const differences: string[] = []
    for (const person of peopleInTurn()) {
      const input = exampleInput(action, world, person)
      for (const record of recordsFor(person, action.on!.kind.name)) {
        const expected = verdictOnRecord(action, person.profile, record, profiles())
        const found = await attempt(action, person, { ...input, id: record.id }, record.id)
        cells += 1
        if (found !== expected)
          differences.push(`${person.profile.code} on ${nameOf(record)}: expected ${expected}, found ${found}`)
      }
    }
    expect(differences).toEqual([])
  })
})

/** Runs the action in a transaction that is thrown away. What the body itself refuses (state, conflict) is past the gate. */
async function attempt(
  action: Action,
  person: Person,
  input: Record<string, unknown>,
  recordId: string | null,
): Promise<Verdict | string> {
  const undone = new Error('undone')
  try {
    // What is refused before the database is asked needs no transaction.
    checkCall(action, person.actor, input)
    await database.kysely.transaction().execute(async (transaction) => {
      if (action.on?.trashed === true)
        await sql`update ${sql.table(action.on.kind.table)} set deleted_at = now() where id = ${recordId}`.execute(
          transaction,
        )
      await runAction(world.services, action, person.actor, input, { transaction })
      throw undone
    })
    return 'passed'
  } catch (error) {
    if (error === undone) return 'passed'
    if (!(error instanceof CigaleError)) return isDatabaseRefusal(error) ? 'passed' : `crashed: ${String(error)}`
    if (error.code === 'invalid' && recordId !== null)
      return isUnparsed(action, input) ? `example refused: ${error.message}` : 'passed'
    if (error.code === 'not_found') return recordId === null || error.params.id === recordId ? 'not_found' : 'passed'
    if (error.code === 'forbidden') return 'forbidden'
    if (error.params.reason === 'nothing_to_take') return 'passed'
    return recordId === null ? `${error.code} ${error.message}` : 'passed'
  }
}

const isUnparsed = (action: Action, input: unknown): boolean => !action.input.safeParse(input).success
/** Unique values and the like: the act was on its way. */
const isDatabaseRefusal = (error: unknown): boolean => /^23/.test(String((error as { code?: string }).code))

describe.each(onNothing.map((action) => [action.name, action] as const))('making: %s', (_name, action) => {
  test('happens where the rules say so, and only there', async () => {
    const differences: string[] = []
    for (const entity of ['north', 'northEast', 'west', 'root', 'south'] satisfies EntityName[]) {
      for (const person of peopleInTurn()) {
        const expected = mayMake(action, person.profile, entity)
        const found = await attempt(action, person, await placeInput(action, person, entity), null)
        cells += 1
        if ((found === 'passed') !== expected)
          differences.push(`${person.profile.code} in ${entity}: expected ${expected}, found ${found}`)
      }
    }
    expect(differences).toEqual([])
  })
})

/** Made upon a record, whose entity decides. */
const hangsOn: Record<string, string> = {
  'purchase.create': 'asset',
  'contract-cost.create': 'contract',
  'order-line.create': 'order',
  'ticket-cost.create': 'ticket',
}

const groups = new Map<EntityName, Promise<string>>()

/** The example, placed into an entity by whatever field says where it goes. */
async function placeInput(action: Action, person: Person, entity: EntityName): Promise<Record<string, unknown>> {
  const input = exampleInput(action, world, person)
  const id = world.entities[entity]
  if (action.name === 'entity.create') return { ...input, parent: id }
  if (action.name === 'member.create') {
    const kind = house.kinds.get('group')!.kind
    groups.set(entity, groups.get(entity) ?? world.rows.make(kind, { entity_id: id }))
    return { ...input, group: await groups.get(entity) }
  }
  if (action.name === 'asset-link.create') {
    const kind = house.kinds.get('asset')!.kind
    const end = () => world.rows.make(kind, { entity_id: id })
    const type = await world.rows.make(house.kinds.get('link-type')!.kind, {})
    return { ...input, from: await end(), to: await end(), type }
  }
  if (action.name === 'bookable.create') {
    const kind = house.kinds.get('booking-pool')!.kind
    return { ...input, pool: await world.rows.make(kind, { entity_id: id, audience: 'groups' }) }
  }
  if (action.name === 'booking.book' || action.name === 'booking-series.book') {
    const pool = await world.rows.make(house.kinds.get('booking-pool')!.kind, {
      entity_id: id,
      ...{ audience: 'everyone', approval: 'none', is_open: true },
    })
    await world.rows.make(house.kinds.get('bookable')!.kind, { pool_id: pool, is_out: false })
    return { ...input, pool }
  }
  const above = hangsOn[action.name]
  if (above !== undefined) {
    const kind = house.kinds.get(above)!.kind
    return { ...input, [above]: await world.rows.make(kind, { entity_id: id }) }
  }
  const takesEntity = action.input.safeParse({ ...input, entity: id }).success
  return takesEntity ? { ...input, entity: id } : input
}

describe('what a record says of itself', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))(
    '`can` of %s is what the gate does',
    async (_name, kind) => {
      const differences: string[] = []
      const verbs = onRecord.filter((action) => action.on!.kind.name === kind.name && action.on!.trashed !== true)
      for (const person of peopleInTurn()) {
        for (const record of recordsFor(person, kind.name)) {
          if (!mayUse(person.profile, `${kind.guard}.read`, kind.name, record)) continue
          const can = await abilitiesOn(world.readerOf(person), kind, record.id)
          for (const action of verbs) {
            const verb = action.name.slice(action.name.indexOf('.') + 1)
            const allowed = mayUse(person.profile, action.permission!, kind.name, record)
            cells += 1
            // A room may know more (the state of a case, who wrote it): then `can` may say no, never yes.
            if (can[verb] === undefined || (can[verb] && !allowed))
              differences.push(`${person.profile.code} on ${nameOf(record)}: ${verb} is ${can[verb]}`)
          }
        }
      }
      expect(differences).toEqual([])
    },
  )
})

describe('reading routes', () => {
  const reads = house.rooms.flatMap((room) => room.routes.filter(isForPeople))
  test.each(reads.map((mounted) => [mounted.route.path, mounted] as const))('GET %s', async (path, mounted) => {
    const kind = kindOfPath(path)
    const differences: string[] = []
    const ask = (person: Person, params: Record<string, string>, query: Record<string, unknown>): Promise<boolean> =>
      mounted.read!(
        { params, query },
        { reader: world.readerOf(person), services: world.services, requestId: 'test', language: 'fr' },
      ).then(
        () => true,
        (error: unknown) => {
          if (error instanceof CigaleError && (error.code === 'not_found' || error.code === 'forbidden')) return false
          throw error
        },
      )
    for (const person of peopleInTurn()) {
      if (kind === undefined) {
        const { permission, query } = openRoutes[path]!
        const expected = permission === null || person.profile.permissions[permission] !== undefined
        if ((await ask(person, {}, query(person))) !== expected)
          differences.push(`${person.profile.code}: expected ${expected}`)
        continue
      }
      const further = stricterRoutes[path]
      for (const record of recordsFor(person, kind.name)) {
        const expected =
          mayUse(person.profile, `${kind.guard}.read`, kind.name, record) &&
          (further === undefined || person.profile.permissions[further] !== undefined)
        cells += 1
        if ((await ask(person, { id: record.id }, {})) !== expected)
          differences.push(`${person.profile.code} on ${nameOf(record)}: expected ${expected}`)
      }
    }
    expect(differences).toEqual([])
  })
})

/** `/assets/:id/ports` hangs on an asset. */
function kindOfPath(path: string): Kind | undefined {
  const match = /^\/([^/]+)\/:id(\/|$)/.exec(path)
  return match === null ? undefined : house.byPlural.get(match[1]!)?.kind
}

test('a profile gives nothing that its table does not name', () => {
  const nobody: TestProfile = { code: 'nobody', permissions: {} }
  for (const record of world.records) expect(mayUse(nobody, 'user.read', record.kind, record)).toBe(false)
})
