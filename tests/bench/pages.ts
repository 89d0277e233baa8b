import { type Call, type Figure, measure, send, type Target } from './measure.ts'

type Bench = (target: Target, conditions: string) => AsyncGenerator<Figure>

const get = (path: string): Call => ({ method: 'GET', path: `/api/v1${path}` })
const query = (parameters: Record<string, string>): string => new URLSearchParams(parameters).toString()

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
      `/tickets?${query({ filter: JSON.stringify({ field: 'status', op: 'in', value: ['new', 'assigned', 'planned', 'pending'] }), sort: at(['-priority', '-openedAt', '-updatedAt'], i) })}`,
    ),
  )
  yield await measure(target, 'lists.tickets.all', `50 of 100,000 tickets, exact count; ${conditions}`, (i) =>
    get(`/tickets?${query({ sort: at(['-openedAt', '-updatedAt'], i) })}`),
  )
  yield await measure(target, 'lists.having', `computers having a program under a site; ${conditions}`, (i) =>
    get(`/assets?${query({ q: `type:computer software:"${at(programs, i)}" location:${at(towns, i)}` })}`),
  )
  const started = performance.now()
  const csv = await send(target, get(`/assets/export?${query({ q: 'type:computer', limit: '500' })}`))
  const seconds = (performance.now() - started) / 1000
  const rows = csv.toString().split('\n').length - 2
  yield {
    name: 'lists.export',
    n: 1,
    p50: Math.round(seconds * 1000),
    p95: Math.round(seconds * 1000),
    p99: Math.round(seconds * 1000),
    perSecond: Math.round(rows / seconds),
    unit: 'ms',
    conditions: `CSV of ${rows} computers, all columns (perSecond: rows); ${conditions}`,
  }
}

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
