import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import { articleKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { listRecords } from '../../engine/lists/list.ts'
import { readFaq } from './faq.ts'
import { readTranslations } from './translations.ts'

let house: TestServerHouse
let french: Actor
let english: Actor
let writer: Actor

beforeAll(async () => {
  house = await startTestServer()
  const { person, entities, actor } = house.people
  const reader = await actor(await person('reader', [['requester', entities.north]], { entity: entities.north }))
  french = { ...reader, language: 'fr' }
  english = { ...reader, language: 'en' }
  writer = await actor(await person('writer', [['technician', entities.north]], { entity: entities.south }))
})
afterAll(() => house.close())

const make = async (given: Record<string, unknown> = {}, isPublished = true) => {
  const plain = { audience: 'portal', language: 'fr', body: '<p>Texte.</p>', isPinned: false, title: 'Article' }
  const { id } = await house.people.run('article.create', { ...plain, entity: house.people.entities.north, ...given })
  if (isPublished) await house.people.run('article.publish', { id })
  return id
}
const offered = async (actor: Actor, text: string) =>
  (await readFaq(house.people.reader(actor), { text, limit: 50 })).items.map(({ id }) => id).sort()
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string; errors?: { field: string; code: string }[] }) =>
      error.errors?.map(({ field, code }) => `${field}: ${code}`)[0] ?? error.code,
  )

test('each reader is shown one of the languages, his own where it can be read', async () => {
  const original = await make({ title: 'Dromadaire' })
  const draft = await make({ title: 'Dromadaire', language: 'en', original }, false)
  expect(await offered(english, 'dromadaire')).toEqual([original])
  await house.people.run('article.publish', { id: draft })
  expect(await offered(english, 'dromadaire')).toEqual([draft])
  expect(await offered(french, 'dromadaire')).toEqual([original])
  const others = await readTranslations(house.people.reader(french), original)
  expect(others.items).toMatchObject([{ id: draft, language: 'en', isOriginal: false }])
  // One for the desk alone is nobody else's translation.
  await house.people.run('article.update', { id: draft, audience: 'desk' })
  expect(await offered(english, 'dromadaire')).toEqual([original])
  expect((await readTranslations(house.people.reader(english), original)).items).toEqual([])
})

test('a translation hangs on an original, one for each language, also when two are written at once', async () => {
  const original = await make()
  const at = await Promise.all(
    [1, 2, 3, 4].map(() => refusal(house.people.run('article.create', { ...english0, original, entity: entity() }))),
  )
  expect(at.toSorted()).toEqual(['done', ...Array(3).fill('language: translated')])
  const { items } = await readTranslations(house.people.reader(writer), original)
  const translation = items[0]!.id
  expect(await refusal(house.people.run('article.update', { id: translation, language: 'fr' }))).toBe(
    'language: translated',
  )
  expect(await refusal(make({ original: translation }))).toBe('original: not_original')
  const other = await make()
  expect(await refusal(house.people.run('article.update', { id: original, original: other }))).toBe(
    'original: not_original',
  )
  // What lies in the trash leaves its language free, and cannot come back once it is taken.
  await house.people.run('article.remove', { id: translation })
  await make({ language: 'en', original })
  expect(await refusal(house.people.run('article.restore', { id: translation }))).toBe('conflict')
})

const english0 = { audience: 'portal', language: 'en', body: '<p>Text.</p>', isPinned: false, title: 'Article' }
const entity = () => house.people.entities.north

test('an article kept for groups is read by their members, and by the desk', async () => {
  const id = await make({ title: 'Chamelier' })
  const { id: group } = await house.people.run('group.create', { name: 'Caravane', entity: entity() })
  await house.people.run('article.link-group', { id, ids: [group] })
  const member = { ...french, groupIds: [...french.groupIds, group] }
  const listed = async (actor: Actor) =>
    (await listRecords(house.people.reader(actor), articleKind, { condition: { text: 'chamelier' } })).items.length
  expect([await listed(french), await listed(member), await listed(writer)]).toEqual([0, 1, 1])
  expect([await offered(french, 'chamelier'), await offered(member, 'chamelier')]).toEqual([[], [id]])
  await house.people.run('article.unlink-group', { id, ids: [group] })
  expect(await listed(french)).toBe(1)
})
