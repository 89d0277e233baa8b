import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/test-database.ts'
import type { RuleEffect } from '../../../shared/rules/rule.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { buildHouse } from '../../engine/build-house.ts'
import { readRules } from '../../engine/rules/compile-rules.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets/tickets.factory.ts'
import { importRules } from './actions/import-rules.ts'
import { previewRule, tryRule } from './actions/try-rule.ts'
import { createRule, moveRule, updateRule } from './actions/write-rule.ts'
import { exportRules } from './carry-rules.ts'
import { rulesRoom } from './rules.domain.ts'

let database: TestDatabase
let desk: TestDesk
const admin = systemActor('admin', 'web')
const set = 'ticket-opening'

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database)
  desk.services = { ...desk.services, house: buildHouse([...ticketsHouse.rooms, rulesRoom]) }
})
afterAll(() => database?.close())

const run = <O>(action: Action<never, O>, input: object): Promise<O> => runAction(desk.services, action, admin, input)
const make = (name: string, more: object = {}) =>
  run(createRule as Action<never, { id: string; version: number }>, {
    set,
    name,
    entity: desk.headOffice,
    isActive: true,
    ...more,
  })
const names = async () => (await readRules(database.kysely, set)).map((rule) => rule.name)

it('keeps the order that people give, through any moves', async () => {
  const made = new Map<string, string>()
  for (const name of ['a', 'b', 'c', 'd', 'e']) made.set(name, (await make(name)).id)
  let order = [...made.keys()]
  let seed = 7
  const dice = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % n
  }
  for (let round = 0; round < 40; round++) {
    const name = order[dice(order.length)]!
    const others = order.filter((other) => other !== name)
    const at = dice(others.length + 1)
    await run(moveRule, { id: made.get(name)!, before: others[at] === undefined ? null : made.get(others[at])! })
    order = others.toSpliced(at, 0, name)
    expect(await names()).toEqual(order)
  }
})

it('refuses what could not be asked or carried out, and says where', async () => {
  const effects: RuleEffect[] = [
    { effect: 'set', field: 'urgency', value: 9 },
    { effect: 'set', field: 'assigneeGroup', value: '999999' },
    { effect: 'copy', field: 'location', value: 'requester.manager' },
    { effect: 'prepend', field: 'category', value: 'x' },
    { effect: 'refuse', value: ' ' },
  ]
  await expect(make('bad', { effects })).rejects.toMatchObject({
    errors: [
      { field: 'effects.0', code: 'bad_value' },
      { field: 'effects.2', code: 'bad_source' },
      { field: 'effects.3', code: 'bad_effect' },
      { field: 'effects.4', code: 'required' },
      { field: 'effects.1', code: 'reference' },
    ],
  })
  const condition = {
    any: [
      { field: 'type', op: 'is', value: 'incident' },
      { field: 'nothing', op: 'is', value: 1 },
    ],
  }
  await expect(make('bad', { condition })).rejects.toMatchObject({
    errors: [{ field: 'condition', code: 'unknown_field' }],
  })
})

it('is tried on past cases without writing anything', async () => {
  const { id, version } = await make('essai', { isActive: false })
  const laptop = await desk.open(desk.actors.marie, { title: 'Écran noir', assets: [desk.assets.laptop] })
  await desk.open(desk.actors.marie, { title: 'Autre chose' })
  const rule = {
    id,
    name: 'essai',
    entity: desk.headOffice,
    condition: {
      all: [
        { has: 'asset', where: { field: 'name', op: 'contains', value: 'marie' } },
        { field: 'title', op: 'contains', value: 'ecran' },
      ],
    },
    effects: [
      { effect: 'set', field: 'urgency', value: 5 },
      { effect: 'set', field: 'assigneeGroup', value: desk.groups.network },
    ],
  }
  const trial = await run(tryRule, { set, rule, record: laptop.id })
  expect(trial.verdict).toMatchObject({ met: true, parts: [{ met: true }, { met: true, found: 'Écran noir' }] })
  const preview = await run(previewRule, { set, rule, count: 200 })
  expect(preview).toMatchObject({ looked: 2, matched: 1 })
  expect(preview.differences[0]?.changes).toEqual([
    { field: 'urgency', before: 3, after: 5 },
    { field: 'assigneeGroup', before: null, after: desk.groups.network },
  ])
  expect((await run(updateRule, { id, version, name: 'essai' })) as object).toMatchObject({ version })
})

it('travels: what it points at is found by name elsewhere, or named as missing', async () => {
  await make('réseau', {
    condition: { has: 'assignee', where: { field: 'group', op: 'is', value: desk.groups.network } },
    effects: [{ effect: 'add', field: 'observerUser', value: desk.people.paul.id }],
  })
  const reader = { ...desk.reader(admin), house: desk.services.house }
  const carried = await exportRules(reader, set)
  expect(carried.names).toMatchObject({
    [`group:${desk.groups.network}`]: 'Réseau',
    [`user:${desk.people.paul.id}`]: 'Paul',
  })
  // As another instance would write it: other ids, the same names.
  const foreign = JSON.parse(
    JSON.stringify({ ...carried, rules: carried.rules.filter((rule) => rule.name === 'réseau') })
      .replaceAll(`"${desk.groups.network}"`, '"70001"')
      .replaceAll(`group:${desk.groups.network}"`, 'group:70001"'),
  )
  const before = (await exportRules(reader, set)).rules.length
  await run(importRules, { content: foreign, entity: desk.headOffice })
  const after = await exportRules(reader, set)
  expect(after.rules.length).toBe(before + 1)
  expect(after.rules.at(-1)).toMatchObject({ name: 'réseau', condition: { where: { value: desk.groups.network } } })
  foreign.names['group:70001'] = 'Nulle part'
  await expect(run(importRules, { content: foreign, entity: desk.headOffice })).rejects.toMatchObject({
    errors: [{ code: 'unknown_name', params: { name: 'Nulle part' } }],
  })
})
