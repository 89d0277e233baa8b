import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { assetKind, assetStateKind } from '../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { anyWay } from '../../../shared/imports/mapping.ts'
import { contractKind } from '../../../shared/management/management.kinds.ts'
import { ticketCategoryKind } from '../../../shared/tickets/tickets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { readFigures } from '../figures/figures.ts'
import { References } from '../imports/references.ts'
import { exportList } from './export.ts'
import { listRecords, type Reader, readRecord } from './list.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let french: Reader
let english: Reader
const states: Record<'stock' | 'dust', string> = { stock: '', dust: '' }

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const actor = await people.actor(people.admin.id)
  french = people.reader({ ...actor, language: 'fr' })
  english = people.reader({ ...actor, language: 'en' })
  const state = async (name: string, nameEn: string | null) =>
    (await people.run('asset-state.create', { name, nameEn, phase: 'in_stock', position: 1 })).id
  states.stock = await state('Zone de réserve', 'Attic')
  states.dust = await state('Poussière', null)
  for (const [name, id] of Object.entries(states))
    await people.run('asset.create', {
      type: 'monitor',
      name: `said-${name}`,
      entity: people.entities.north,
      state: id,
    })
})

const mine: Condition = { field: 'name', op: 'startsWith', value: 'said-' }
const statesIn = async (reader: Reader): Promise<unknown[]> => {
  const { items } = await listRecords(reader, assetKind, { condition: mine, sort: 'state', fields: 'name,state' })
  return items.map(({ state }) => (state as { name: string }).name)
}

it('says the values of dictionaries in the reader’s language and in its order; what nobody said stands as it is', async () => {
  expect(await statesIn(french)).toEqual(['Poussière', 'Zone de réserve'])
  expect(await statesIn(english)).toEqual(['Attic', 'Poussière'])
  const record = await readRecord(english, assetStateKind, states.stock)
  expect(record).toMatchObject({ name: 'Zone de réserve', nameEn: 'Attic', shownName: 'Attic' })
  expect((await readRecord(french, assetStateKind, states.stock)).shownName).toBe('Zone de réserve')
  const groups = async (reader: Reader) =>
    (await readFigures(reader, assetKind, { by: 'state', condition: mine, step: 'month' })).groups!.map(
      ({ name }) => name,
    )
  expect((await groups(english)).toSorted()).toEqual(['Attic', 'Poussière'])
})

it('pages through a list in the order of either language without losing or repeating a row', async () => {
  for (const reader of [french, english]) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listRecords(reader, assetKind, {
        condition: mine,
        sort: '-state',
        limit: 1,
        ...(after ? { after } : {}),
      })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(2)
    expect(seen).toHaveLength(2)
  }
})

it('is found by its name in any language, whoever asks', async () => {
  for (const reader of [french, english])
    for (const value of ['attic', 'réserve']) {
      const condition: Condition = { all: [mine, { field: 'state', op: 'named', value }] }
      expect((await listRecords(reader, assetKind, { condition })).items.map(({ name }) => name)).toEqual([
        'said-stock',
      ])
    }
  const type = await people.run('contract-type.create', { name: 'Entretien', nameEn: 'Upkeep' })
  await people.run('contract.create', {
    name: 'Toits',
    entity: people.entities.north,
    type: type.id,
    state: 'active',
    renewal: 'none',
  })
  for (const text of ['upkeep', 'entretien'])
    expect((await listRecords(french, contractKind, { condition: { text } })).total).toBe(1)
})

it('keeps the complete names of a tree in each language through renames and moves', async () => {
  const make = (input: Record<string, unknown>) => people.run('ticket-category.create', input)
  const root = await make({ name: 'Matériel', nameEn: 'Hardware' })
  const leaf = await make({ name: 'Encre', parent: root.id })
  const whole = async () => {
    const read = (reader: Reader) => readRecord(reader, ticketCategoryKind, leaf.id)
    return [(await read(french)).shownName, (await read(english)).shownName]
  }
  expect(await whole()).toEqual(['Matériel > Encre', 'Hardware > Encre'])
  await people.run('ticket-category.update', { id: root.id, nameEn: 'Devices' })
  await people.run('ticket-category.update', { id: leaf.id, nameEn: 'Ink' })
  expect(await whole()).toEqual(['Matériel > Encre', 'Devices > Ink'])
  const other = await make({ name: 'Papeterie' })
  await people.run('ticket-category.update', { id: leaf.id, parent: other.id })
  expect(await whole()).toEqual(['Papeterie > Encre', 'Papeterie > Ink'])
  await people.run('ticket-category.update', { id: leaf.id, nameEn: null, parent: null })
  expect(await whole()).toEqual(['Encre', 'Encre'])
})

it('leaves its line in history, and goes out and comes in with files', async () => {
  await people.run('asset-state.update', { id: states.stock, nameEn: 'Loft' })
  const { rows } = await sql<{ changes: { field: string; old: unknown; new: unknown }[] }>`
    select changes from history where kind = 'asset-state' and record_id = ${states.stock} order by id desc limit 1`.execute(
    database.kysely,
  )
  expect(rows[0]!.changes).toEqual([expect.objectContaining({ field: 'nameEn', old: 'Attic', new: 'Loft' })])
  const { content } = await exportList(english, assetKind, { condition: mine, fields: 'name,state' }, 'csv', 'en')
  let text = ''
  for await (const chunk of content as AsyncIterable<unknown>) text += String(chunk)
  expect(text).toContain('said-stock;Loft')
  const references = new References(people.services, english.actor, assetKind)
  const asked = { target: assetStateKind, by: anyWay, create: false, text: 'loft' }
  await database.kysely.transaction().execute((db) => references.learn(db, [asked]))
  expect(references.find(asked, {})).toEqual({ id: states.stock })
})
