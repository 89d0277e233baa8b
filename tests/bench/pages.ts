import { type Bench, get, query, timed } from './calls.ts'
import { measure, send } from './measure.ts'

const words = [
  'imprimante',
  'VPN',
  'messagerie lente',
  'mot de passe',
  'écran noir',
  'Wi-Fi',
  'certificat',
  'disque plein',
  'session',
  'sauvegarde',
]
const mistyped = ['imprimnte', 'mesagerie', 'certifcat', 'visioconférance']
const towns = ['Apt', 'Gap', 'Manosque', 'Toulon', 'Orange', 'Grasse', 'Arles', 'Cannes']
const programs = ['LibreOffice', 'GIMP', 'FileZilla', 'Citrix', 'Suivi Agenda', 'Module Budget', 'Console Paie']
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!

/** Lists as people open them, 50 rows, exact count, sorted and filtered. */
export const lists: Bench = async function* (target, conditions) {
  const sorts = ['name', '-updatedAt', 'serial', '-createdAt']
  yield await measure(target, 'lists.assets', `50 computers, exact count; ${conditions}`, (i) =>
    get(`/assets?${query({ q: 'type:computer', sort: at(sorts, i) })}`),
  )
  yield await measure(target, 'lists.tickets', `50 tickets, open, by priority, exact count; ${conditions}`, (i) =>
    get(
      `/tickets?${query({ filter: JSON.stringify({ field: 'phase', op: 'is', value: 'open' }), sort: at(['-priority', '-openedAt', '-updatedAt'], i) })}`,
    ),
  )
  yield await measure(target, 'lists.tickets.all', `50 of 100,000 tickets, exact count; ${conditions}`, (i) =>
    get(`/tickets?${query({ sort: at(['-openedAt', '-updatedAt'], i) })}`),
  )
  yield await measure(target, 'lists.having', `computers having a program under a site; ${conditions}`, (i) =>
    get(`/assets?${query({ q: `type:computer software:"${at(programs, i)}" location:${at(towns, i)}` })}`),
  )
  yield await measure(target, 'lists.views', `views as people save them, one after the other; ${conditions}`, (i) =>
    get(at(views, i)),
  )
  yield await timed('lists.export', conditions, async () => {
    const csv = await send(target, get(`/assets/export?${query({ q: 'type:computer', limit: '500' })}`))
    return { count: csv.toString().split('\n').length - 2, what: 'computers as CSV, all columns' }
  })
}

/** Views of many sorts: sorted by a reference's neighbour, by relation, by absence, by time, mine. */
const views = [
  `/assets?${query({ q: 'type:computer -user:*', sort: '-updatedAt' })}`,
  `/assets?${query({ q: 'type:computer software:LibreOffice -software:GIMP', sort: 'name' })}`,
  `/assets?${query({ q: 'type:monitor location:Apt', sort: 'serial' })}`,
  `/assets?${query({ q: 'warrantyEnd<=90d', sort: 'name' })}`,
  `/tickets?${query({ q: 'assignee.user:@me -status:closed', sort: '-priority' })}`,
  `/tickets?${query({ q: 'type:incident priority>=4 -status:closed', sort: 'openedAt' })}`,
  `/tickets?${query({ q: 'requester:dupont', sort: '-openedAt' })}`,
]

export const search: Bench = async function* (target, conditions) {
  yield await measure(target, 'search.text', `words in tickets and their follow-ups, 50 rows; ${conditions}`, (i) =>
    get(`/tickets?${query({ q: at(words, i), count: 'exact' })}`),
  )
  yield await measure(target, 'search.global', `everything, as typed; ${conditions}`, (i) =>
    get(`/search?${query({ q: at(words, i) })}`),
  )
  yield await measure(target, 'search.exact', `a serial or a name; ${conditions}`, (i) =>
    get(`/search?${query({ q: `PC-${String(1 + ((i * 37) % 1900)).padStart(6, '0')}` })}`),
  )
  yield await measure(target, 'search.typo', `a word mistyped; ${conditions}`, (i) =>
    get(`/search?${query({ q: at(mistyped, i) })}`),
  )
}

interface Listed {
  items: { id: string }[]
}

export const tickets: Bench = async function* (target, conditions) {
  const listed = JSON.parse(
    (await send(target, get('/tickets?limit=500&sort=-openedAt&fields=id&q=-status:closed'))).toString(),
  ) as Listed
  const ids = listed.items.map((item) => item.id)
  yield await measure(target, 'tickets.one', `one ticket; ${conditions}`, (i) => get(`/tickets/${at(ids, i)}`))
  yield await measure(target, 'tickets.thread', `the timeline of one ticket; ${conditions}`, (i) =>
    get(`/tickets/${at(ids, i)}/timeline`),
  )
  const long = ids.at(-1)!
  for (let reply = 0; reply < 200; reply++)
    await send(target, {
      method: 'POST',
      path: `/api/v1/tickets/${long}/reply`,
      body: { body: `<p>Réponse ${reply} d’un long échange.</p>` },
    })
  yield await measure(target, 'tickets.long', `the timeline of a case with 200 entries; ${conditions}`, () =>
    get(`/tickets/${long}/timeline`),
  )
  yield await measure(target, 'tickets.open', `open a ticket; ${conditions}`, (i) => ({
    method: 'POST',
    path: '/api/v1/tickets',
    body: {
      type: 'incident',
      title: `Essai de charge ${i}`,
      description: `<p>${at(words, i)}: ne fonctionne plus depuis ce matin, essai ${i}.</p>`,
    },
  }))
  yield await measure(target, 'tickets.follow-up', `a public reply; ${conditions}`, (i) => ({
    method: 'POST',
    path: `/api/v1/tickets/${at(ids.slice(0, 200), i)}/reply`,
    body: { body: `<p>Réponse ${i}: je regarde.</p>` },
  }))
}

/** 5,000 assets changed at once from a list: ten requests of 500, each asset an act of its own with its history. */
export const bulk: Bench = async function* (target, conditions) {
  const pages: string[][] = []
  let after = ''
  while (pages.length < 10) {
    const asked = { limit: '500', fields: 'id', q: 'type:computer', sort: 'name', ...(after === '' ? {} : { after }) }
    const page = JSON.parse((await send(target, get(`/assets?${query(asked)}`))).toString()) as Listed & {
      next: string
    }
    pages.push(page.items.map((item) => item.id))
    after = page.next
  }
  const comment = `essai ${Date.now()}`
  yield await timed('bulk.assets', conditions, async () => {
    for (const ids of pages) {
      const body = { verb: 'update', ids, input: { comment } }
      await send(target, { method: 'POST', path: '/api/v1/assets/bulk', body })
    }
    return { count: pages.flat().length, what: 'assets changed in bulk, with history' }
  })
}

/** What the write gate adds: one field changed through it. */
export const gate: Bench = async function* (target, conditions) {
  const listed = JSON.parse(
    (await send(target, get('/assets?limit=500&fields=id&q=type:monitor'))).toString(),
  ) as Listed
  const ids = listed.items.map((item) => item.id)
  yield await measure(target, 'gate.read', `one asset with what one may do; ${conditions}`, (i) =>
    get(`/assets/${at(ids, i)}`),
  )
  yield await measure(
    target,
    'gate.write',
    `undoable bulk change of one asset, history and event; ${conditions}`,
    (i) => ({
      method: 'POST',
      path: '/api/v1/assets/bulk',
      body: { verb: 'update', ids: [at(ids, i)], input: { comment: `essai ${i}` } },
    }),
  )
}
