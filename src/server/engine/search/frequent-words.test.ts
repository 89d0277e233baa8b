import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { root } from '../../../../tools/source-files.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { listRecords, type Reader } from '../lists/list.ts'
import { searchEverything } from './search-everything.ts'
import { typedQuery } from './text-condition.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let admin: Reader
let technician: Reader

/** 4,000 cases beside a few: "commun" in the title of each third, in a follow-up of each third, "rare" in seven. */
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { entities } = people
  admin = people.reader(await people.actor(people.admin.id))
  technician = people.reader(await people.actor(await people.person('tech', [['technician', entities.north]])))
  await database.pool.query(
    `insert into ticket (type, entity_id, title, status, phase, opened_at, created_at)
     select 'incident', case when g % 2 = 0 then $1::bigint else $2::bigint end,
       case when g % 3 = 0 then 'Problème commun' when g % 571 = 0 then 'Problème rare' else 'Problème' end,
       case when g % 5 = 0 then 'closed' else 'new' end, case when g % 5 = 0 then 'closed' else 'open' end, now() - g * interval '1 minute', now() from generate_series(1, 4000) g`,
    [entities.north, entities.south],
  )
  await database.pool.query(
    `insert into ticket_entry (ticket_id, type, body, body_text, is_private, created_at)
     select id, 'reply', '<p>commun</p>', 'commun', number % 4 = 0, now() from ticket where number % 3 = 1`,
  )
  await database.pool.query('analyze ticket; analyze ticket_entry')
}, 120_000)

describe('a list of common words is read another way the second time, and is the same', () => {
  const isOpen: Condition = { field: 'status', op: 'in', value: ['new'] }
  test.each([
    ['words', { text: 'commun' }],
    ['two words', { all: [{ text: 'probleme' }, { text: 'communs' }] }],
    ['words and more', { all: [{ text: 'commu' }, isOpen] }],
    ['rare words', { text: 'rare' }],
  ] satisfies [string, Condition][])('%s', async (_, condition) => {
    for (const reader of [admin, technician]) {
      for (const sort of ['-openedAt', 'number']) {
        const [first, second] = [
          await listRecords(reader, ticketKind, { condition, sort }),
          await listRecords(reader, ticketKind, { condition, sort }),
        ]
        expect(second).toEqual(first)
        const next = { condition, sort, ...(first.next === null ? {} : { after: first.next }) }
        const page = await listRecords(reader, ticketKind, next)
        expect(page.total).toBe(first.total)
      }
    }
  })

  test('an internal note makes no case a match for who may not read it', async () => {
    const requester = people.reader(
      await people.actor(await people.person('marie', [['requester', people.entities.north]])),
    )
    const page = () => listRecords(requester, ticketKind, { condition: { text: 'commun' } })
    expect([(await page()).total, (await page()).total]).toEqual([0, 0])
  })
})

test('the ranking of a common word looks at the newest', async () => {
  const found = await searchEverything(admin, 'commun', 20)
  const newest = await database.pool.query<{ id: string }>(
    "select id from ticket where title like '%commun%' order by id desc limit 20",
  )
  expect(found.map((item) => item.id)).toEqual(newest.rows.map((row) => row.id))
})

test('what lies in the trash does not hide what does not', async () => {
  await database.pool.query("update ticket set deleted_at = now() where title like '%commun%' and number > 400")
  const found = await searchEverything(admin, 'problème commun', 20)
  const kept = await database.pool.query<{ id: string }>(
    "select id from ticket where title like '%commun%' and deleted_at is null order by id desc limit 20",
  )
  expect(kept.rows).toHaveLength(20)
  expect(found.map((item) => item.id)).toEqual(kept.rows.map((row) => row.id))
})

describe('the last word is a beginning', () => {
  const texts = [
    'Wi-Fi',
    'porte-badge',
    'l’écran',
    'PC-000123',
    'Élèves',

    'aujourd’hui',
  ]
  test.each(texts)('%s is found from three letters on', async (text) => {
    for (let length = 3; length <= text.length; length++) {
      const typed = text.slice(0, length)
      const query = typedQuery(typed)
      // A part of one or two letters begins too many words to say anything.
      if (query === null || !/[\p{L}\p{N}]{3}$/u.test(typed)) continue
      const answer = await sql<{ holds: boolean }>`
        select to_tsvector('cigale', ${`Le ${text} du matin`}) @@ ${query} as holds`.execute(people.services.db)
      expect([typed, answer.rows[0]!.holds]).toEqual([typed, true])
    }
  })

  // "impriman" is longer than what is kept of "imprimante" ("imprim").
  test('every French word of our own texts is found from four letters on', async () => {
    const folder = join(root, 'src/shared/locales/fr')
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
    const words = new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/[a-zàâçéèêëîïôûùüœ]{5,}/g),
    )
    expect(words.size).toBeGreaterThan(2_000)
    const missed = await sql<{ word: string; typed: string }>`
      select word, typed from unnest(${[...words]}::text[]) as word,
        lateral (select left(word, size) as typed from generate_series(4, length(word)) as size) t
      where numnode(plainto_tsquery('cigale', typed)) > 0 and numnode(plainto_tsquery('cigale', word)) > 0
        and not to_tsvector('cigale', word) @@ typed_word(typed)`.execute(people.services.db)
    expect(missed.rows).toEqual([])
    const other = await sql<{ holds: boolean }>`
      select to_tsvector('cigale', 'port portable poste') @@ typed_word('portail') as holds`.execute(people.services.db)
    expect(other.rows).toEqual([{ holds: false }])
  })
})
