import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import { statementsOf } from '../../../../tests/support/test-database.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { shippedAudits } from '../../../shared/audits/shipped-audits.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { listRecords } from '../../engine/lists/list.ts'
import { auditJob, nextRun } from './audits.job.ts'
import { auditsOn, type Finding, readFindings, readOutcome } from './audits.queries.ts'

let house: TestServerHouse
const actors: Record<string, Actor> = {}
const doors: Record<string, Send> = {}
let made = 0

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, actor, entities } = house.people
  const asset = async (more: Record<string, unknown>) =>
    (await run('asset.create', { type: 'computer', name: `PC ${++made}`, ...more })).id
  const state = async (phase: string) => (await run('asset-state.create', { name: phase, phase, position: 1 })).id
  const [inUse, inStock] = [await state('in_use'), await state('in_stock')]
  const people: [string, Parameters<typeof person>[1]][] = [
    ['admin', [['super-administrator', entities.root]]],
    ['north', [['asset-manager', entities.north]]],
    ['northEast', [['technician', entities.northEast]]],
    ['south', [['auditor', entities.south]]],
    [
      'both',
      [
        ['technician', entities.south],
        ['asset-manager', entities.northEast],
      ],
    ],
  ]
  for (const [name, grants] of people) {
    const id = await person(`p-${name}`, grants)
    actors[name] = await actor(id)
    doors[name] = await house.as(id)
  }
  // Sees assets only because they are his or his group's, and audits everywhere.
  const own = await run('profile.create', {
    name: 'Own only',
    shell: 'desk',
    permissions: { 'asset.read': 'own', 'audit.read': 'all', 'dictionary.read': 'all', 'licence.read': 'entity' },
  })
  const holder = await person('holder', [], { entity: entities.north })
  await run('grant.create', { user: holder, profile: own.id, entity: entities.north, isRecursive: false })
  const leaver = await person('leaver', [], { entity: entities.north })
  const where = [entities.root, entities.north, entities.northEast, entities.south]
  const room = (await run('location.create', { name: 'Bureau 1', entity: entities.root })).id
  const range = { name: 'Connu', range: '10.1.0.0/16', entity: entities.root, isAddressable: true }
  await run('ip-network.create', range)
  for (let at = 0; at < 48; at++) {
    const id = await asset({
      entity: where[at % 4],
      ...(at % 3 === 0 ? {} : { state: at % 2 === 0 ? inUse : inStock }),
      ...(at % 5 === 0 ? { location: room } : {}),
      ...(at % 7 === 0 ? { user: holder } : at % 11 === 0 ? { user: leaver } : {}),
      ...(at % 4 < 2 ? { serial: at % 8 === 0 ? 'Twin-1' : at % 8 === 1 ? 'TWIN-1' : `S${at}` } : {}),
      ...(at % 6 === 0 ? { inventoryNumber: `I${at}` } : {}),
    })
    if (at % 5 === 1) await run('asset.set-purchase', { id, warrantyStart: '2020-01-01', warrantyMonths: 12 })
    if (at % 2 === 0)
      await sql`update asset set last_inventory_at = now() - make_interval(days => ${at}::int) where id = ${id}`.execute(
        db(),
      )
    if (at % 3 !== 0) {
      const addresses = [{ address: '127.0.0.1' }, { address: at % 4 === 0 ? `10.1.0.${at}` : `192.168.7.${at}` }]
      await sql`
        insert into asset_part (asset_id, section, key, title, data)
        values (${id}, 'port', 'eth0', 'eth0', ${JSON.stringify({ mac: null, addresses })}::jsonb)`.execute(db())
    }
  }
  const gap = { type: 'seats', state: 'active', allowsExcess: false }
  for (const entity of where) {
    await run('licence.create', { ...gap, name: 'Over', seats: 5, entity, expiresOn: '2024-01-01' })
    const over = (await run('licence.create', { ...gap, name: 'Given', seats: 1, entity })).id
    await run('licence.assign', { id: over, user: holder })
    await sql`update licence set seats = 0 where id = ${over}`.execute(db())
  }
  await run('user.disable', { id: leaver })
  actors.holder = await actor(holder)
  doors.holder = await house.as(holder)
  await auditJob.run({}, house.services)
})
afterAll(() => house.close())

const db = () => house.database.kysely
const reader = (name: string) => house.people.reader(actors[name]!)
const findings = async (name: string) => (await readFindings(reader(name), 90)).items
const everybody = ['admin', 'north', 'northEast', 'south', 'both', 'holder']

describe('what an audit finds', () => {
  test('every shipped audit is there, switched on, and finds something', async () => {
    const items = await findings('admin')
    expect(items).toHaveLength(shippedAudits.length)
    const idle = items.filter(({ isActive, total, fault }) => !isActive || total === 0 || fault !== null)
    // No contract was made.
    expect(idle.map(({ name }) => name)).toEqual(['Contrats actifs arrivés à terme'])
  })

  test.each(everybody)('%s: the number is the total of the list that the click opens', async (name) => {
    for (const audit of await findings(name)) {
      const query = new URLSearchParams({ filter: JSON.stringify(audit.filter), limit: '1', count: 'exact' })
      const list = await doors[name]!('GET', `/api/v1/${audit.list}?${query}`)
      expect([list.status, audit.name, audit.fault], list.text).toEqual([200, audit.name, null])
      expect([audit.name, audit.total ?? 0]).toEqual([audit.name, list.json.total])
    }
  })

  test.each(['admin', 'north', 'northEast', 'south', 'both'])(
    '%s: the course of today agrees with what he finds now',
    async (name) => {
      const items = (await findings(name)).filter(({ total }) => total !== null)
      const shown = items.filter(({ days }) => days !== null)
      expect(shown.length).toBeGreaterThan(6)
      for (const { name: audit, days, total } of shown) expect([audit, days!.at(-1)!.found]).toEqual([audit, total])
    },
  )

  test.each(everybody)(
    '%s: the nightly counts are what he finds himself, and where there are none it is counted now',
    async (name) => {
      const [now, nightly] = [await findings(name), (await readFindings(reader(name), 90, true)).items]
      expect(nightly.map(({ id, total }) => [id, total])).toEqual(now.map(({ id, total }) => [id, total]))
      for (const { days, countedAt, checkedAt } of nightly)
        expect(countedAt).toEqual(days === null || days.length === 0 ? null : checkedAt)
    },
  )

  test('nobody reads from a course what he may not ask: who has left is not told to those who do not see the person', async () => {
    const withoutCourse = async (name: string) =>
      (await findings(name)).filter(({ days }) => days === null).map((item) => item.name)
    expect(await withoutCourse('admin')).toEqual([])
    expect(await withoutCourse('northEast')).toEqual(['Détenu par une personne partie', 'Numéro de série en double'])
  })

  test('people of different reach find different numbers, and no unit they do not see', async () => {
    const serial = async (name: string) => (await findings(name)).find((item) => item.name.includes('lieu'))!
    const totals = await Promise.all(everybody.map(async (name) => (await serial(name)).total))
    expect(new Set(totals).size).toBeGreaterThan(3)
    const { id } = await serial('northEast')
    const { units, days } = await readOutcome(reader('northEast'), id, 90)
    expect(units.map((unit) => unit.id)).toEqual([house.people.entities.northEast])
    expect(units[0]!.found).toBe(days!.at(-1)!.found)
    // Whoever sees single assets only is shown no course of whole units.
    expect((await serial('holder')).days).toBeNull()
    expect((await serial('holder')).total).toBeGreaterThan(0)
  })

  test('an audit of a unit looks through that unit and those below it', async () => {
    const { run, entities } = house.people
    const condition: Condition = { field: 'type', op: 'is', value: 'computer' }
    const rule = { name: 'Nord', subject: 'asset', severity: 'info', condition, isActive: true, entity: entities.north }
    const { id } = await run('audit-rule.create', rule)
    const found = async (name: string): Promise<Finding> => (await findings(name)).find((item) => item.id === id)!
    expect((await found('admin')).total).toBe(24)
    expect((await found('northEast')).total).toBe(12)
    expect(await found('south')).toBeUndefined()
    await run('audit-rule.remove', { id })
    expect(await found('admin')).toBeUndefined()
  })

  test('a record is told which audits find it', async () => {
    for (const name of ['admin', 'northEast']) {
      const assets = await listRecords(reader(name), assetKind, { limit: 6, sort: '-number' })
      const all = (await findings(name)).filter(({ list, isActive }) => list === 'assets' && isActive)
      for (const { id } of assets.items) {
        const met = await Promise.all(
          all.map(async ({ filter, name: audit }) => {
            const condition = { all: [filter, { field: 'id', op: 'is', value: id } as const] }
            return (await listRecords(reader(name), assetKind, { condition, limit: 1 })).total === 1 ? [audit] : []
          }),
        )
        expect((await auditsOn(reader(name), 'asset', id)).items.map((item) => item.name)).toEqual(met.flat())
      }
    }
  })

  test('costs three statements for any number of audits', async () => {
    expect(await statementsOf(house.database, () => readFindings(reader('north'), 90))).toHaveLength(3)
  })
})

describe('audits as records', () => {
  const rule = { name: 'X', subject: 'asset', severity: 'info' }

  test('a condition that cannot be asked is refused in its place, and so is a switched-on audit of everything', async () => {
    const { run, entities } = house.people
    const make = (more: Record<string, unknown>) =>
      run('audit-rule.create', { ...rule, entity: entities.root, ...more })
    for (const [condition, code] of [
      [{ field: 'nothing', op: 'is', value: 'x' }, 'unknown_field'],
      [{ field: 'lastInventoryAt', op: 'contains', value: 'x' }, 'bad_operator'],
      [{ field: 'lastInventoryAt', op: 'lt', value: 'hier soir' }, 'bad_value'],
      [{ has: 'nothing' }, 'unknown_relation'],
      [{ field: 'technician', op: 'is', value: '@me' }, 'names_reader'],
    ] as const)
      await expect(make({ condition })).rejects.toMatchObject({ errors: [{ field: 'condition', code }] })
    await expect(make({ isActive: true })).rejects.toMatchObject({ errors: [{ field: 'condition', code: 'required' }] })
    const { id } = await make({})
    await expect(run('audit-rule.update', { id, isActive: true })).rejects.toMatchObject({ code: 'invalid' })
    // Another subject must still be able to answer the question.
    await run('audit-rule.update', { id, condition: { field: 'serial', op: 'empty' } })
    await expect(run('audit-rule.update', { id, subject: 'user' })).rejects.toMatchObject({
      errors: [{ field: 'condition', code: 'unknown_field' }],
    })
  })

  test('one that cannot be counted says why, and the others are counted all the same', async () => {
    const { run, entities } = house.people
    const { id } = await run('audit-rule.create', {
      ...rule,
      name: 'Bientôt cassé',
      entity: entities.root,
      condition: { field: 'serial', op: 'empty' },
      isActive: true,
    })
    await sql`update audit_rule set condition = '{"field":"gone","op":"is","value":"x"}' where id = ${id}`.execute(db())
    expect(await auditJob.run({}, house.services)).toEqual({ checked: shippedAudits.length + 1 })
    const items = await findings('admin')
    expect(items.find((item) => item.id === id)).toMatchObject({ total: null, fault: 'unknown_field', days: [] })
    expect(items.filter((item) => item.fault !== null)).toHaveLength(1)
    const outcome = await doors.admin!('GET', `/api/v1/audit-rules/${id}/outcome`)
    expect(outcome.json).toMatchObject({ total: null, fault: 'unknown_field' })
    await run('audit-rule.remove', { id })
  })

  test('counting twice a day keeps the later count, leaves no history, and tells who listens', async () => {
    const audit = (await findings('admin')).find((item) => item.name.includes('lieu'))!
    const before = audit.total!
    await house.people.run('asset.create', {
      type: 'monitor',
      name: 'Ailleurs',
      entity: house.people.entities.south,
      state: (await sql<{ id: string }>`select id from asset_state where phase = 'in_use'`.execute(db())).rows[0]!.id,
    })
    const checked = await doors.admin!('POST', `/api/v1/audit-rules/${audit.id}/check`, {})
    expect(checked.status).toBe(200)
    const after = (await findings('admin')).find((item) => item.id === audit.id)!
    expect([after.total, after.days!.map((day) => day.found)]).toEqual([before + 1, [before + 1]])
    const history = await doors.admin!('GET', `/api/v1/audit-rules/${audit.id}/history`)
    expect(history.json.items).toHaveLength(1)
    const told = await sql`select 1 from outbox where event = 'audit-rule.checked' and record_id = ${audit.id}`.execute(
      db(),
    )
    expect(told.rows.length).toBeGreaterThan(0)
  })

  test('shipped ones stay as people left them', async () => {
    const audit = (await findings('admin')).find((item) => item.name.includes('garantie'))!
    await house.people.run('audit-rule.update', { id: audit.id, name: 'Le nôtre', isActive: false })
    const gone = (await findings('admin')).find((item) => item.name.includes('numéro d’inventaire'))!
    await house.people.run('audit-rule.remove', { id: gone.id })
    await auditJob.run({}, house.services)
    const names = (await findings('admin')).map((item) => item.name)
    expect([names.includes('Le nôtre'), names.includes(audit.name), names.includes(gone.name)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('the next run is the coming ten to five, over the change of clocks too', () => {
    const at = (now: string) => nextRun(new Date(now), 'Europe/Paris').toISOString()
    expect(at('2026-11-28T13:00:00Z')).toBe('2026-11-29T03:50:00.000Z')
    expect(at('2026-11-28T03:49:00Z')).toBe('2026-11-28T03:50:00.000Z')
    expect(at('2027-03-27T13:00:00Z')).toBe('2027-03-28T02:50:00.000Z')
  })
})
