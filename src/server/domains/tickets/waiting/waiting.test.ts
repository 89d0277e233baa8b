import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import { fillText, type TextValues, textVariables } from '../../../../shared/tickets/text-templates.ts'
import { type Actor, systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readFilledTemplates } from '../templates/fill-templates.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'
import { readTimeline } from '../tickets.timeline.ts'
import { closeJob, remindJob } from './waiting.jobs.ts'

let database: TestDatabase
let desk: TestDesk
/** A Thursday. */
let now = new Date('2026-11-26T09:00:00Z')
const at = (text: string) => {
  now = new Date(text)
}
const ids = { office: '', reminder: '', solution: '', answer: '' }

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database, { now: () => now })
  ids.office = await insert(sql`
    insert into work_calendar (name, entity_id, zone, hours, holidays) values ('Bureau', ${desk.headOffice}, 'Europe/Paris',
      ${JSON.stringify([1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1080 })))}::jsonb, 'fr') returning id`)
  ids.reminder = await insert(sql`
    insert into text_template (name, usage, body) values ('Relance', 'reply', '<p>{{requester}}, votre ticket {{number}} attend.</p>') returning id`)
  ids.solution = await insert(sql`
    insert into text_template (name, usage, body) values ('Sans réponse', 'solution', '<p>Sans nouvelles de vous.</p>') returning id`)
  ids.answer = await insert(sql`
    insert into ticket_sub_status (name, status, remind_every, remind_times, reminder_id, solution_id, calendar_id)
    values ('Réponse du demandeur', 'pending', 2, 2, ${ids.reminder}, ${ids.solution}, ${ids.office}) returning id`)
})
afterAll(() => database?.close())

async function insert(statement: ReturnType<typeof sql>): Promise<string> {
  return ((await statement.execute(database.kysely)).rows[0] as { id: string }).id
}

const run = (actor: Actor, verb: string, input: object) =>
  runAction<unknown>(
    desk.services,
    ticketsHouse.actions.get(`ticket.${verb}`)!,
    actor,
    input as Record<string, unknown>,
  )
const stateOf = async (id: string) =>
  (
    await sql<{ status: string; nextAct: string | null; nextActAt: Date | null; reminders: number; why: object[] }>`
      select status, next_act, next_act_at, reminders, why from ticket where id = ${id}`.execute(database.kysely)
  ).rows[0]!
const waiting = async () => {
  const { marie, thomas } = desk.actors
  const { id } = await desk.open(marie)
  await run(thomas, 'wait', { id, reason: 'Quel bureau ?', subStatus: ids.answer })
  return id
}
const remind = () => remindJob.run({}, desk.services)
const close = () => closeJob.run({}, desk.services)
const setting = (key: string, value: unknown) =>
  sql`insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(database.kysely)

describe('a case that waits', () => {
  it('reminds on open days, then is solved with the reason, and whoever asked may refuse that', async () => {
    at('2026-11-26T09:00:00Z')
    const id = await waiting()
    // Two open days after a Thursday at 10:00 of Paris: the Monday.
    expect(await stateOf(id)).toMatchObject({ nextAct: 'remind', nextActAt: new Date('2026-11-30T09:00:00Z') })
    at('2026-11-30T08:55:00Z')
    expect(await remind()).toMatchObject({ acted: 0, looked: 0 })
    at('2026-11-30T09:00:00Z')
    expect(await remind()).toMatchObject({ acted: 1 })
    expect(await remind()).toMatchObject({ looked: 0 })
    expect(await stateOf(id)).toMatchObject({
      status: 'pending',
      reminders: 1,
      nextActAt: new Date('2026-12-02T09:00:00Z'),
    })
    const { items } = await readTimeline(desk.reader(desk.actors.marie), id)
    const said = items.find((item) => item.verb === 'remind')!
    expect(said.body).toMatch(/^<p>Marie, votre ticket \d+ attend\.<\/p>$/)
    expect(said).toMatchObject({ author: null, by: 'Cigale', isPrivate: false })
    at('2026-12-02T10:00:00Z')
    await remind()
    expect(await stateOf(id)).toMatchObject({ nextAct: 'solve', reminders: 2 })
    at('2026-12-04T10:00:00Z')
    await remind()
    const solved = await stateOf(id)
    expect(solved).toMatchObject({ status: 'solved', nextAct: null, nextActAt: null })
    expect(solved.why).toContainEqual({
      field: 'status',
      rule: 'no-answer',
      params: { waitedFor: 'Réponse du demandeur', reminders: 2, days: 2 },
    })
    await run(desk.actors.marie, 'refuse', { id, reason: 'Bureau 12' })
    expect(await stateOf(id)).toMatchObject({ status: 'new', nextAct: null })
  })

  it('is left alone from the moment somebody answers, works on it, or waits for something without reminders', async () => {
    at('2026-11-26T09:00:00Z')
    const answered = await waiting()
    await run(desk.actors.marie, 'reply', { id: answered, body: '<p>Bureau 12</p>' })
    const resumed = await waiting()
    await run(desk.actors.thomas, 'resume', { id: resumed })
    const other = await waiting()
    const part = await insert(
      sql`insert into ticket_sub_status (name, status) values ('Pièce', 'pending') returning id`,
    )
    await run(desk.actors.thomas, 'refine', { id: other, subStatus: part })
    at('2026-12-24T09:00:00Z')
    expect(await remind()).toMatchObject({ looked: 0 })
    for (const id of [answered, resumed, other])
      expect(await stateOf(id)).toMatchObject({ nextAct: null, reminders: 0 })
  })
})

describe('a solved case', () => {
  it('closes when its open days are over, says so, and comes back only within the time the site gives', async () => {
    const { marie, thomas } = desk.actors
    await sql`update ticket set deleted_at = now()`.execute(database.kysely)
    await setting('ticket.close-after-days', 3)
    await setting('ticket.close-calendar', ids.office)
    await setting('ticket.reopen-days', 10)
    at('2026-12-10T09:00:00Z')
    const { id } = await desk.open(marie)
    await run(thomas, 'solve', { id, body: '<p>Fait</p>' })
    // Thursday, Friday, then the week-end: the third open day is the Tuesday.
    at('2026-12-14T09:30:00Z')
    expect(await close()).toMatchObject({ looked: 1, acted: 0 })
    at('2026-12-15T09:30:00Z')
    expect(await close()).toMatchObject({ acted: 1 })
    const closed = await stateOf(id)
    expect(closed.status).toBe('closed')
    expect(closed.why).toContainEqual({ field: 'status', rule: 'unanswered', params: { days: 3 } })
    const [solution] = (
      await sql`select state from ticket_entry where ticket_id = ${id} and type = 'solution'`.execute(database.kysely)
    ).rows
    expect(solution).toEqual({ state: 'accepted' })
    at('2026-12-26T09:00:00Z')
    await expect(run(marie, 'reopen', { id })).rejects.toMatchObject({
      code: 'conflict',
      params: { reason: 'reopen_late' },
    })
    await run(thomas, 'reopen', { id })
    expect((await stateOf(id)).status).toBe('new')
    await setting('ticket.close-after-days', 0)
    await run(thomas, 'solve', { id, body: '<p>Fait</p>' })
    at('2027-12-26T09:00:00Z')
    expect(await close()).toEqual({ looked: 0, acted: 0 })
  })
})

describe('a text template', () => {
  it('is offered filled on the cases it is for; values stay text, unknown variables are refused', async () => {
    const { thomas, marie } = desk.actors
    at('2026-11-26T09:00:00Z')
    const { id } = await desk.open(marie, { title: 'Écran <b>noir</b> & "froid"' })
    const create = (input: object) =>
      runAction<unknown>(
        desk.services,
        ticketsHouse.actions.get('text-template.create')!,
        systemActor('Admin', 'test'),
        {
          usage: 'reply',
          ...input,
        },
      )
    await create({ name: 'A', body: '<p>{{ title }} {{assignee}}</p>', forIncident: true })
    await create({ name: 'B', body: '<p>x</p>', forChange: true })
    const { items } = await readFilledTemplates(desk.reader(thomas), id, 'fr')
    const found = items.find((item) => item.name === 'A')!
    expect(found.body).toBe('<p>Écran &lt;b&gt;noir&lt;/b&gt; &amp; &quot;froid&quot; </p>')
    expect(items.some((item) => item.name === 'B')).toBe(false)
    await expect(create({ name: 'C', body: '<p>{{titre}}</p>' })).rejects.toMatchObject({
      errors: [{ field: 'body', code: 'unknown_variable', params: { name: 'titre' } }],
    })
  })

  it('knows every variable and touches nothing else', () => {
    const values = Object.fromEntries(textVariables.map((name) => [name, `<${name}>`])) as TextValues
    for (const name of textVariables)
      expect(fillText(`a {{${name}}} {b} {{?}}`, values)).toBe(`a &lt;${name}&gt; {b} {{?}}`)
  })
})
