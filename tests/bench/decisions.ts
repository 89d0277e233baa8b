import { setTimeout as pause } from 'node:timers/promises'
import { type Bench, get, query, timed } from './calls.ts'
import { type Call, measure, send, type Target } from './measure.ts'

const post = (path: string, body: unknown): Call => ({ method: 'POST', path: `/api/v1${path}`, body })
const json = async (target: Target, call: Call): Promise<Json> =>
  JSON.parse((await send(target, call)).toString() || '{}') as Json
type Json = Record<string, unknown> & { items: (Record<string, unknown> & { id: string })[] }

const ruleCount = 100
const cases = 10_000
const batch = 500

/** Conditions over the case, whoever asked and what it is about; none of them holds for the cases that are opened. */
const condition = (index: number) => ({
  all: [
    { field: 'type', op: 'is', value: 'incident' },
    index % 3 === 0
      ? { field: 'title', op: 'contains', value: `mot ${index} jamais écrit` }
      : index % 3 === 1
        ? { has: 'requester', where: { field: 'login', op: 'is', value: `personne-${index}` } }
        : { has: 'asset', where: { field: 'name', op: 'is', value: `poste-${index}` } },
  ],
})

/** Opening while 100 rules stand, then 10,000 open cases whose calendar changes. */
export const decisions: Bench = async function* (target, conditions) {
  const entity = (await json(target, get(`/entities?${query({ limit: '1', fields: 'id', sort: 'id' })}`))).items[0]!.id
  const mark = Date.now()
  const rules: string[] = []
  for (let index = 0; index < ruleCount; index++) {
    const rule = { name: `Essai ${mark} ${index}`, set: 'ticket-opening', entity, withChildren: true, isActive: true }
    const effects = [{ effect: 'set', field: 'urgency', value: 4 }]
    rules.push(String((await json(target, post('/rules', { ...rule, condition: condition(index), effects }))).id))
  }
  yield await measure(target, 'tickets.open.rules', `open a ticket, ${ruleCount} active rules; ${conditions}`, (i) =>
    post('/tickets', {
      type: 'incident',
      title: `Essai de règles ${i}`,
      description: `<p>Ne démarre plus, essai ${i}.</p>`,
    }),
  )
  for (const id of rules) await send(target, post('/rules/bulk', { verb: 'remove', ids: [id], input: {} }))
  yield* recalculation(target, conditions, entity, mark)
}

async function* recalculation(target: Target, conditions: string, entity: string, mark: number) {
  const hours = (until: number) => [1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: until }))
  const calendar = await json(
    target,
    post('/calendars', {
      name: `Essai ${mark}`,
      entity,
      zone: 'Europe/Paris',
      hours: hours(1080),
      holidays: 'fr',
      closings: [],
    }),
  )
  const promise = { type: 'sla', target: 'resolve', amount: 20, unit: 'hours', calendar: calendar.id }
  const level = await json(target, post('/service-levels', { name: `Essai ${mark}`, entity, ...promise }))
  const ids: string[] = []
  for (let after = ''; ids.length < cases; ) {
    const asked = { limit: String(batch), fields: 'id', q: 'phase:open', sort: '-openedAt', count: 'none' }
    const page = await json(target, get(`/tickets?${query(after === '' ? asked : { ...asked, after })}`))
    ids.push(...page.items.map((item) => item.id))
    if (page.next === null) break
    after = String(page.next)
  }
  yield await timed('tickets.promise', conditions, async () => {
    for (let from = 0; from < ids.length; from += batch)
      await send(
        target,
        post('/tickets/bulk', { verb: 'update', ids: ids.slice(from, from + batch), input: { slaResolve: level.id } }),
      )
    return { count: ids.length, what: `open cases given a promise in bulk, ${batch} a batch, with history and clocks` }
  })
  const last = ids.toSorted((one, other) => Number(other) - Number(one))[0]!
  const due = async () => (await json(target, get(`/tickets/${last}`))).resolveDueAt
  const before = await due()
  yield await timed('tickets.recalculate', conditions, async () => {
    await send(
      target,
      post('/calendars/bulk', { verb: 'update', ids: [String(calendar.id)], input: { hours: hours(1020) } }),
    )
    // The last of them in the order of the work: when it has moved, all have.
    while ((await due()) === before) await pause(50)
    return {
      count: ids.length,
      what: 'open cases counted anew after their calendar changed, from the change to the last',
    }
  })
}
