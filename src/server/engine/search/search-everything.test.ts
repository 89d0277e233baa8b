import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { listRecords, type Reader } from '../lists/list.ts'
import { searchEverything } from './search-everything.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let technician: Reader
let marie: Reader
let paul: Reader
const ids: Record<string, string> = {}

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { entities } = people
  technician = people.reader(await people.actor(await people.person('tech', [['technician', entities.north]])))
  const [marieId, paulId] = [
    await people.person('marie', [['requester', entities.north]], { name: 'Marie Curie' }),
    await people.person('paul', [['requester', entities.north]], { name: 'Paul Élan' }),
  ]
  marie = people.reader(await people.actor(marieId))
  paul = people.reader(await people.actor(paulId))
  const asset = async (name: string, values: Record<string, unknown> = {}) => {
    ids[name] = (await people.run('asset.create', { type: 'computer', name, entity: entities.north, ...values })).id
  }
  await asset('PC-MARSEILLE-07', { serial: '00:1B-44', inventoryNumber: 'AG 2026/0815', user: marieId })
  await asset('IMPRIMANTE-ACCUEIL', { type: 'printer', serial: '12', comment: 'près de l’entrée' })
  await asset('PC-SUD', { entity: entities.south, serial: 'SUD-1' })
  for (let index = 0; index < 260; index++) await asset(`LOT ${index}`, { serial: `12${index}`, uuid: `uuid-${index}` })
  const ticket = async (title: string, requester: string, description = '<p>Bonjour</p>') => {
    const input = { title, description, entity: entities.north, requesters: [{ type: 'user', id: requester }] }
    ids[title] = (await people.run('ticket.open', input)).id
  }
  await ticket('Imprimante élèves en panne', marieId, '<p>Le toner est vide à l’étage</p>')
  await ticket('Écran noir', paulId, '<p>Depuis la réunion</p>')
  await people
    .run('ticket.note', { id: ids['Écran noir'], body: 'soupçonne le câble hexagonal', isPrivate: true })
    .catch(() => {})
  await database.pool.query(`update asset set updated_at = now()`)
  const learn = rooms.flatMap((room) => room.jobs ?? []).find((job) => job.name === 'search.learn')!
  await learn.run({}, people.services)
}, 120_000)

const find = async (reader: Reader, text: string, limit = 20) =>
  (await searchEverything(reader, text, limit)).map(({ kind, id }) => `${kind} ${id}`)
const asset = (name: string) => `asset ${ids[name]}`
const ticket = (title: string) => `ticket ${ids[title]}`

describe('exact handles come first', () => {
  test.each(['00:1B-44', '001b44', '00 1b 44', 'ag 2026/0815', 'AG20260815', 'pc-marseille-07'])('%s', async (text) => {
    const [first] = await searchEverything(technician, text, 20)
    expect([first!.id, first!.score]).toEqual([ids['PC-MARSEILLE-07'], 1])
  })

  test('even where hundreds of others begin the same', async () => {
    const found = await searchEverything(technician, '12', 5)
    expect(found[0]).toMatchObject({ id: ids['IMPRIMANTE-ACCUEIL'], score: 1 })
    expect(found).toHaveLength(5)
  })

  test('a case by its number', async () => {
    const { rows } = await database.pool.query(`update ticket set number = 4711 where id = $1 returning number`, [
      ids['Écran noir'],
    ])
    await database.pool.query(`update search_exact set value = '4711' where kind = 'ticket' and record_id = $1`, [
      ids['Écran noir'],
    ])
    expect(rows).toHaveLength(1)
    expect((await find(technician, '4711'))[0]).toBe(ticket('Écran noir'))
  })
})

describe('words', () => {
  test.each([
    ['imprimante', 'Imprimante élèves en panne'],
    ['IMPRIMANTES', 'Imprimante élèves en panne'],
    ['eleves', 'Imprimante élèves en panne'],
    ['élève panne', 'Imprimante élèves en panne'],
    ['impr', 'Imprimante élèves en panne'],
    ['toner', 'Imprimante élèves en panne'],
    ['ecran', 'Écran noir'],
    ['écran no', 'Écran noir'],
    ["l'écran", 'Écran noir'],
  ])('%s finds “%s”', async (text, title) => expect(await find(technician, text)).toContain(ticket(title)))

  test.each(['imprimente', 'impirmante', 'imprimmante'])('“%s”, wrongly typed, still finds', async (text) =>
    expect(await find(technician, text)).toContain(ticket('Imprimante élèves en panne')),
  )

  test('all words must be there', async () => {
    expect(await find(technician, 'écran toner')).toEqual([])
  })

  test('the best comes first, nothing twice, and no more than asked', async () => {
    const found = await searchEverything(technician, 'lot', 7)
    expect(found).toHaveLength(7)
    expect(new Set(found.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(7)
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((one, other) => other - one))
  })
})

describe('only what one may see', () => {
  test('people of the portal find their own', async () => {
    expect(await find(marie, 'imprimante')).toEqual([ticket('Imprimante élèves en panne')])
    expect(await find(paul, 'imprimante')).toEqual([])
    expect(await find(marie, '001b44')).toEqual([asset('PC-MARSEILLE-07')])
    expect(await find(paul, '001b44')).toEqual([])
    expect(await find(paul, 'marie')).toEqual([])
  })

  test('nobody finds what lies in another entity, in the trash, or in a private note', async () => {
    expect(await find(technician, 'SUD-1')).toEqual([])
    expect(await find(paul, 'hexagonal')).toEqual([])
    const { id } = await people.run('asset.create', {
      type: 'computer',
      name: 'JETABLE',
      serial: 'JET-1',
      entity: people.entities.north,
    })
    expect(await find(technician, 'jet1')).toEqual([`asset ${id}`])
    await people.run('asset.remove', { id })
    for (const text of ['jet1', 'jetable']) expect(await find(technician, text)).toEqual([])
    await people.run('asset.restore', { id })
    expect(await find(technician, 'jet1')).toEqual([`asset ${id}`])
  })
})

describe('hostile input', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '\\',
          ':',
          '*',
          '&',
          '|',
          '!',
          '<->',
          '<',
          '>',
          '(',
          ')',
          '%',
          '_',
          '"',
          '$1',
          '--',
          ';',
          '漢',
          'ﬁ',
          '＼',
          '％',
          'a',
          'lot',
          '1',
          ' ',
          '.',
          '@',
          '-',
          ':*',
          '\u0301',
          '🦗',
          '\ud800',
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join('')),
    fc.constantFrom(
      '漢'.repeat(2000),
      'x'.repeat(2000),
      'é-'.repeat(500),
      `${'a '.repeat(500)}`,
      "'':*&|!<->",
      'le la les',
      '\u0000',
    ),
  )

  test('2000 odd texts: an answer each time', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom(technician, marie), async (text, reader) => {
        // The door refuses what cannot be stored.
        const storable = text.replaceAll('\0', '').toWellFormed()
        expect(Array.isArray(await searchEverything(reader, storable, 10))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  }, 120_000)

  test('500 odd texts as the words of a list', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const storable = text.replaceAll('\0', '').toWellFormed()
        const page = await listRecords(technician, assetKind, { condition: { text: storable }, limit: 2 })
        expect(page.total).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})
