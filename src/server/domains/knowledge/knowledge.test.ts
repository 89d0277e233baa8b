import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import { statementsOf } from '../../../../tests/support/test-database.ts'
import { articleAudiences, articleKind, articleStates } from '../../../shared/knowledge/knowledge.kinds.ts'
import { wordDifference } from '../../../shared/knowledge/word-difference.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { listRecords } from '../../engine/lists/list.ts'
import { readFaq, readFaqCategories } from './faq.ts'

type Place = 'root' | 'north' | 'northEast' | 'south'

let house: TestServerHouse
let staff: Send
let writer: Send
const actors: Record<string, Actor> = {}

beforeAll(async () => {
  house = await startTestServer()
  const { person, entities, actor } = house.people
  const north = await person('staff', [['requester', entities.north]], { entity: entities.north })
  const below = await person('below', [['requester', entities.northEast]], { entity: entities.northEast })
  const desk = await person('writer', [['technician', entities.north]], { entity: entities.south })
  staff = await house.as(north)
  writer = await house.as(desk)
  Object.assign(actors, { north: await actor(north), below: await actor(below), desk: await actor(desk) })
})
afterAll(() => house.close())

const words = { audience: 'portal', language: 'fr', body: '<p>Texte.</p>', isPinned: false }
const make = async (given: Record<string, unknown> = {}, isPublished = true) => {
  const entity = house.people.entities.north
  const { id } = await house.people.run('article.create', { ...words, entity, title: 'Article', ...given })
  if (isPublished) await house.people.run('article.publish', { id })
  return id
}
const faq = async (query: string, send = staff) =>
  (await send('GET', `/api/v1/faq?${query}`)).json as unknown as { items: { id: string; helped: number }[] }

describe('who reads what', () => {
  const windows = ['always', 'now', 'over', 'later'] as const
  const hour = 3_600_000
  const datesOf = (window: (typeof windows)[number]) => {
    const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
    if (window === 'now') return { visibleFrom: at(-2), visibleUntil: at(2) }
    if (window === 'over') return { visibleFrom: at(-2), visibleUntil: at(-1) }
    return window === 'later' ? { visibleFrom: at(1) } : {}
  }
  const home: Record<string, Place> = { north: 'north', below: 'northEast', desk: 'south' }
  const above: Record<Place, Place[]> = {
    root: ['root'],
    north: ['north', 'root'],
    northEast: ['northEast', 'north', 'root'],
    south: ['south', 'root'],
  }

  test('follows from state, audience, dates and entity alone, in lists, alone and on the help page', async () => {
    const places: Place[] = ['root', 'north', 'northEast', 'south']
    const made: { id: string; isOut: boolean; isPortal: boolean; place: Place }[] = []
    for (const place of places)
      for (const state of articleStates)
        for (const audience of articleAudiences)
          for (const window of windows) {
            const entity = house.people.entities[place]
            const id = await make({ title: 'Chameau', entity, audience, ...datesOf(window) }, state !== 'draft')
            if (state === 'archived') await house.people.run('article.archive', { id })
            const isOut = state === 'published' && (window === 'always' || window === 'now')
            made.push({ id, isOut, isPortal: audience === 'portal', place })
          }
    for (const [name, actor] of Object.entries(actors)) {
      const reader = house.people.reader(actor)
      const isForAll = ({ isOut, isPortal, place }: (typeof made)[number]) =>
        isOut && isPortal && (above[home[name]!].includes(place) || (name === 'desk' && place !== 'south'))
      const isInternal = ({ place }: (typeof made)[number]) => name === 'desk' && place !== 'south'
      const ids = (of: (each: (typeof made)[number]) => boolean) =>
        made
          .filter(of)
          .map(({ id }) => id)
          .sort()
      const listed = await listRecords(reader, articleKind, { limit: 500, condition: { text: 'chameau' } })
      expect(listed.items.map(({ id }) => id).sort(), name).toEqual(ids((each) => isForAll(each) || isInternal(each)))
      const offered = await readFaq(reader, { text: 'chameau', limit: 100 })
      expect(offered.items.map(({ id }) => id).sort(), name).toEqual(ids(isForAll))
      const toDesk = await readFaq(reader, { text: 'chameau', limit: 100, audience: 'desk' })
      expect(toDesk.items.map(({ id }) => id).sort(), name).toEqual(
        ids((each) => isForAll(each) || (each.isOut && isInternal(each))),
      )
    }
    const hidden = made.find(({ isOut, place }) => !isOut && place === 'north')!
    expect((await staff('GET', `/api/v1/articles/${hidden.id}`)).status).toBe(404)
    expect((await staff('POST', `/api/v1/articles/${hidden.id}/vote`, { isHelpful: true })).status).toBe(404)
  })

  test('dates in the wrong order are refused, and a trashed article is gone for its readers', async () => {
    const entity = house.people.entities.north
    const dates = { visibleFrom: '2026-02-02T00:00:00Z', visibleUntil: '2026-02-01T00:00:00Z' }
    const refused = await writer('POST', '/api/v1/articles', { ...words, entity, title: 'À rebours', ...dates })
    expect(refused.status).toBe(422)
    expect(refused.json).toMatchObject({ errors: [{ field: 'visibleUntil', code: 'before_start' }] })
    const id = await make()
    expect((await staff('GET', `/api/v1/articles/${id}`)).status).toBe(200)
    await house.people.run('article.remove', { id })
    expect((await staff('GET', `/api/v1/articles/${id}`)).status).toBe(404)
  })
})

describe('versions', () => {
  const versions = async (id: string, query = '') =>
    (await writer('GET', `/api/v1/articles/${id}/versions${query}`)).json as unknown as {
      items: { number: number; title: string; body?: string }[]
      total: number
      next: string | null
    }

  test('are kept of what is published, by whatever writes it, and come back as new ones', async () => {
    const id = await make({ title: 'Un', body: '<p>Premier.</p>' }, false)
    await house.people.run('article.update', { id, title: 'Deux' })
    expect((await versions(id)).items).toEqual([])
    await house.people.run('article.publish', { id })
    const revised = async () => (await writer('GET', `/api/v1/articles/${id}`)).json.revisedAt
    const first = await revised()
    await house.people.run('article.update', { id, isPinned: true })
    expect(await revised()).toEqual(first)
    await writer('PATCH', `/api/v1/articles/${id}`, { title: 'Trois', body: '<p>Second.</p>' })
    expect((await versions(id)).items.map(({ number, title }) => [number, title])).toEqual([
      [2, 'Trois'],
      [1, 'Deux'],
    ])
    const restored = await writer('POST', `/api/v1/articles/${id}/restore-version`, { number: 1 })
    expect(restored.status, restored.text).toBe(200)
    expect((await writer('GET', `/api/v1/articles/${id}`)).json).toMatchObject({
      title: 'Deux',
      body: '<p>Premier.</p>',
    })
    expect((await versions(id, '?number=3')).items).toMatchObject([
      { number: 3, title: 'Deux', body: '<p>Premier.</p>' },
    ])
    expect(await versions(id, '?limit=2')).toMatchObject({ total: 3, next: '2' })
    expect(await versions(id, '?limit=2&after=2')).toMatchObject({ items: [{ number: 1 }], next: null })
    const unknown = await writer('POST', `/api/v1/articles/${id}/restore-version`, { number: 9 })
    expect(unknown.json).toMatchObject({ errors: [{ field: 'number', code: 'reference' }] })
    expect((await staff('GET', `/api/v1/articles/${id}/versions`)).status).toBe(403)
    // He reads it at home as everybody does: what the desk knows of it is not his there.
    const away = await make({ title: 'Ailleurs', entity: house.people.entities.south })
    expect((await writer('GET', `/api/v1/articles/${away}`)).status).toBe(200)
    expect((await versions(away)).items).toEqual([])
  })

  test('the difference of two texts gives both back, and no more than changed', () => {
    const text = fc.array(fc.constantFrom('le ', 'mot ', 'de\n', 'passe', ' ', 'é '), { maxLength: 40 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const parts = wordDifference(before, after)
        const side = (left: string) => parts.flatMap((part) => (part.sort === left ? [] : [part.text])).join('')
        expect(side('added')).toBe(before)
        expect(side('removed')).toBe(after)
        if (before === after) expect(parts.every(({ sort }) => sort === 'same')).toBe(true)
      }),
    )
  })
})

describe('readers', () => {
  test('vote once each and may change it; a solved question counts once a day; the rest is for the desk', async () => {
    const id = await make({ title: 'Vote' })
    const read = async (send = staff) => (await send('GET', `/api/v1/articles/${id}`)).json
    expect((await staff('POST', `/api/v1/articles/${id}/vote`, { isHelpful: true })).status).toBe(200)
    expect(await read()).toMatchObject({ helpful: 1, unhelpful: 0, myVote: true })
    await staff('POST', `/api/v1/articles/${id}/vote`, { isHelpful: false, comment: 'Il manque la fin.' })
    await staff('POST', `/api/v1/articles/${id}/count-solved`, {})
    await staff('POST', `/api/v1/articles/${id}/count-solved`, {})
    expect(await read()).toMatchObject({ helpful: 0, unhelpful: 1, myVote: false, solved: 1 })
    expect((await writer('GET', `/api/v1/articles/${id}/votes`)).json).toMatchObject({
      items: [{ isHelpful: false, comment: 'Il manque la fin.', by: { name: expect.any(String) } }],
      total: 1,
    })
    expect((await staff('GET', `/api/v1/articles/${id}/votes`)).status).toBe(403)
    expect((await faq('text=vote')).items).toMatchObject([{ id, helped: 1 }])
  })

  test('are read once a person and day, not by their author; the most read and the latest can come first', async () => {
    const { entities } = house.people
    const made = await writer('POST', '/api/v1/articles', { ...words, entity: entities.north, title: 'Beaucoup lu' })
    const read = String(made.json.id)
    await house.people.run('article.publish', { id: read })
    const late = await make({ title: 'Tout neuf' })
    for (const send of [staff, staff, writer]) await send('POST', `/api/v1/articles/${read}/look`, {})
    expect((await staff('GET', `/api/v1/articles/${read}`)).json).toMatchObject({ views: 1 })
    expect((await faq('order=read')).items[0]).toMatchObject({ id: read })
    expect((await faq('order=new')).items[0]).toMatchObject({ id: late })
    expect((await staff('GET', '/api/v1/faq?order=loud')).status).toBe(422)
  })

  test('find by any of their words, by the word they are typing, under a heading and below it; chance is no find', async () => {
    const category = async (name: string, parent: string | null = null) =>
      (await house.people.run('article-category.create', { name, parent })).id
    const top = await category('Impression')
    const below = await category('Copieurs', top)
    const printer = await make({
      title: 'Imprimante hors ligne',
      summary: 'Remise en route depuis le poste.',
      body: '<p>Redémarrez le spouleur, puis relancez la file.</p>',
      category: below,
    })
    const found = async (query: string) => (await faq(query)).items.map(({ id }) => id)
    expect(await found('text=bonjour mon imprimante ne répond plus')).toEqual([printer])
    expect(await found('text=impriman')).toEqual([printer])
    expect(await found('text=relancez la file du copieur')).toEqual([printer])
    expect(await found('text=plus de son depuis ce matin')).toEqual([])
    expect(await found('text=je voudrais une file de bureau')).toEqual([])
    expect(await found(`text=${encodeURIComponent("' | & !() :* \\")}`)).toEqual([])
    expect(await found(`category=${top}`)).toEqual([printer])
    const headings = (await staff('GET', '/api/v1/faq/categories')).json.items
    expect(headings).toMatchObject([
      { id: top, name: 'Impression', parent: null, articles: 1 },
      { id: below, parent: top, articles: 1 },
    ])
  })
})

describe('cases', () => {
  test('are tied to articles by the desk, and counted; only those that one may see', async () => {
    const { run, entities } = house.people
    const id = await make({ title: 'Lien' })
    const open = async (entity: string) =>
      (
        await run('ticket.open', {
          type: 'incident',
          title: 'Panne',
          description: '<p>Panne.</p>',
          channel: 'desk',
          entity,
        })
      ).id
    const [seen, unseen] = [await open(entities.north), await open(entities.root)]
    const link = (ticket: string, send = writer) => send('POST', `/api/v1/articles/${id}/link-case`, { ids: [ticket] })
    expect((await link(seen)).status).toBe(200)
    expect((await link(unseen)).status).toBe(422)
    expect((await link(seen, staff)).status).toBe(403)
    expect((await writer('GET', `/api/v1/articles/${id}`)).json).toMatchObject({ cases: 1 })
    const filter = encodeURIComponent(JSON.stringify({ has: 'article', where: { field: 'id', op: 'is', value: id } }))
    expect((await writer('GET', `/api/v1/tickets?filter=${filter}`)).json.items).toMatchObject([{ id: seen }])
  })
})

describe('cost', () => {
  test('the help page, its headings and the list cost the same for any number of articles', async () => {
    const reader = house.people.reader(actors.north!)
    const count = async (work: () => Promise<unknown>) => (await statementsOf(house.database, work)).length
    expect(await count(() => readFaq(reader, {}))).toBe(1)
    expect(await count(() => readFaq(reader, { text: 'imprimante' }))).toBe(1)
    expect(await count(() => readFaqCategories(reader))).toBe(1)
    expect(await count(() => listRecords(reader, articleKind, { limit: 5 }))).toBeLessThanOrEqual(3)
  })

  test('words are looked up by their index', async () => {
    const plan = await house.database.kysely.transaction().execute(async (transaction) => {
      await sql`set local enable_seqscan = off`.execute(transaction)
      return sql<Record<string, string>>`
        explain select id from article where search @@ 'imprimant'::tsquery`.execute(transaction)
    })
    expect(JSON.stringify(plan.rows)).toContain('article_search')
  })
})
