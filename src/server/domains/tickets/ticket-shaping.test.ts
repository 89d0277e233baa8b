import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/test-database.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { RuleEffect } from '../../../shared/rules/rule.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { forgetRules } from '../../engine/rules/compile-rules.ts'
import { tracesOf } from '../../engine/rules/rule-traces.ts'
import { assignTicket } from './actions/assign-ticket.ts'
import { updateTicket } from './actions/update-ticket.ts'
import { createTestDesk, type TestDesk } from './tickets.factory.ts'

let database: TestDatabase
let desk: TestDesk

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database)
})
afterAll(() => database?.close())
beforeEach(async () => {
  await sql`delete from rule`.execute(database.kysely)
  forgetRules()
})

interface Sample {
  set?: string
  name?: string
  condition?: Condition
  effects: RuleEffect[]
  entity?: string
  withChildren?: boolean
  stops?: boolean
}

let position = 0
async function rule(sample: Sample): Promise<void> {
  position += 1
  const { set = 'ticket-opening', name = `rule ${position}`, condition = { all: [] }, effects, stops = false } = sample
  await sql`
    insert into rule (set, name, entity_id, with_children, position, is_active, condition, effects, stops)
    values (${set}, ${name}, ${sample.entity ?? desk.headOffice}, ${sample.withChildren ?? true}, ${position}, true,
      ${JSON.stringify(condition)}::jsonb, ${JSON.stringify(effects)}::jsonb, ${stops})`.execute(database.kysely)
  forgetRules()
}

const read = (id: string) => readRecord(desk.reader(desk.actors.thomas), ticketKind, id)

it('files and assigns a case by what is known of the requester and of the linked asset', async () => {
  await sql`update asset set group_id = ${desk.groups.network} where id = ${desk.assets.laptop}`.execute(
    database.kysely,
  )
  await rule({
    name: 'comptables',
    condition: { has: 'requester', where: { field: 'login', op: 'is', value: 'marie' } },
    effects: [
      { effect: 'set', field: 'urgency', value: 5 },
      { effect: 'prepend', field: 'title', value: '[Compta] ' },
      { effect: 'add', field: 'observerUser', value: desk.people.paul.id },
    ],
  })
  await rule({
    name: 'matériel',
    condition: {
      all: [
        { has: 'asset', where: { field: 'type', op: 'is', value: 'computer' } },
        { field: 'urgency', op: 'gte', value: 4 },
      ],
    },
    effects: [{ effect: 'copyIfEmpty', field: 'assigneeGroup', value: 'asset.group' }],
  })
  await rule({
    name: 'jamais',
    condition: {
      all: [
        { field: 'type', op: 'is', value: 'incident' },
        { field: 'title', op: 'contains', value: 'zzz' },
      ],
    },
    effects: [{ effect: 'set', field: 'impact', value: 1 }],
  })
  const { id } = await desk.open(desk.actors.marie, { assets: [desk.assets.laptop] })
  const ticket = await read(id)
  expect(ticket).toMatchObject({ title: '[Compta] Imprimante en panne', urgency: 5, priority: 4, status: 'assigned' })
  expect(ticket.assignees).toEqual([{ type: 'group', id: desk.groups.network, name: 'Réseau' }])
  expect(ticket.observers).toMatchObject([{ id: desk.people.paul.id }])
  expect(
    (ticket.why as { field: string; params: object }[]).find((why) => why.field === 'assignee')?.params,
  ).toMatchObject({
    rule: 'matériel',
  })
  const [trace] = await tracesOf(database.kysely, 'ticket', id)
  expect(trace?.acted.map((line) => line.name)).toEqual(['comptables', 'matériel'])
  expect(trace?.not).toMatchObject([{ name: 'jamais', part: { field: 'title', op: 'contains', value: 'zzz' } }])
})

it('a rule of the house may point at what the requester does not see; the requester may not', async () => {
  await rule({ effects: [{ effect: 'set', field: 'entity', value: desk.branch }] })
  const { id } = await desk.open(desk.actors.marie)
  const found = await sql<{ entityId: string }>`select entity_id from ticket where id = ${id}`.execute(database.kysely)
  expect(found.rows[0]?.entityId).toBe(desk.branch)
  await expect(desk.open(desk.actors.marie, { entity: desk.branch })).rejects.toThrow()
})

it('refuses with the reason, and leaves nothing behind', async () => {
  await rule({
    name: 'fermeture',
    condition: { field: 'title', op: 'contains', value: 'clim' },
    effects: [{ effect: 'refuse', value: 'Adressez-vous aux moyens généraux.' }],
  })
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from ticket`.execute(database.kysely)).rows[0]!.n
  const before = await count()
  await expect(desk.open(desk.actors.marie, { title: 'Panne de clim' })).rejects.toMatchObject({
    code: 'invalid',
    errors: [
      {
        field: 'rule',
        code: 'refused_by_rule',
        params: { rule: 'fermeture', reason: 'Adressez-vous aux moyens généraux.' },
      },
    ],
  })
  expect(await count()).toBe(before)
})

it('upper entities are asked first, the entity itself has the last word, unless it is stopped', async () => {
  await rule({ entity: desk.branch, effects: [{ effect: 'set', field: 'impact', value: 5 }] })
  await rule({ effects: [{ effect: 'set', field: 'impact', value: 1 }] })
  await rule({ withChildren: false, effects: [{ effect: 'set', field: 'urgency', value: 1 }] })
  const inBranch = await read((await desk.open(desk.actors.hugo)).id).catch(() => null)
  expect(inBranch).toBeNull()
  const of = async (id: string) =>
    (
      await sql<{ impact: number; urgency: number }>`select impact, urgency from ticket where id = ${id}`.execute(
        database.kysely,
      )
    ).rows[0]
  expect(await of((await desk.open(desk.actors.hugo)).id)).toEqual({ impact: 5, urgency: 3 })
  expect(await of((await desk.open(desk.actors.marie)).id)).toEqual({ impact: 1, urgency: 1 })
  await sql`update rule set stops = true where entity_id = ${desk.headOffice} and with_children`.execute(
    database.kysely,
  )
  forgetRules()
  expect(await of((await desk.open(desk.actors.hugo)).id)).toEqual({ impact: 1, urgency: 3 })
})

it('on a change only rules about what changes are asked, also when a verb or another rule changes it', async () => {
  await rule({
    set: 'ticket-update',
    name: 'escalade',
    condition: { field: 'urgency', op: 'is', value: 5 },
    effects: [{ effect: 'set', field: 'assigneeGroup', value: desk.groups.network }],
  })
  await rule({
    set: 'ticket-update',
    name: 'réseau',
    condition: { has: 'assignee', where: { field: 'group', op: 'is', value: desk.groups.network } },
    effects: [
      { effect: 'setIfEmpty', field: 'location', value: null },
      { effect: 'append', field: 'title', value: ' (réseau)' },
    ],
  })
  const { id } = await desk.open(desk.actors.marie)
  const act = (action: typeof updateTicket | typeof assignTicket, input: object) =>
    runAction(desk.services, action as typeof updateTicket, desk.actors.thomas, { id, ...input })
  await act(updateTicket, { impact: 2 })
  expect(await tracesOf(database.kysely, 'ticket', id)).toEqual([])
  await act(updateTicket, { urgency: 5 })
  const ticket = await read(id)
  expect(ticket).toMatchObject({ status: 'assigned', title: 'Imprimante en panne (réseau)' })
  const [trace] = await tracesOf(database.kysely, 'ticket', id)
  expect(trace?.acted.map((line) => line.name)).toEqual(['escalade', 'réseau'])
  const second = await desk.open(desk.actors.marie)
  await runAction(desk.services, assignTicket, desk.actors.thomas, {
    id: second.id,
    add: [{ role: 'assignee', type: 'group', id: desk.groups.network }],
  })
  expect((await read(second.id)).title).toBe('Imprimante en panne (réseau)')
})

it('opens in a state and a sub-status, adds texts once, managers, a supplier and the equipment that the words name', async () => {
  const { kysely } = database
  await sql`update group_member set is_manager = true where user_id = ${desk.people.nadia.id}`.execute(kysely)
  const one = async (statement: ReturnType<typeof sql<{ id: string }>>) => (await statement.execute(kysely)).rows[0]!.id
  const waits = await one(sql`
    insert into ticket_sub_status (name, status, for_incident, position) values ('Devis', 'pending', true, 1) returning id::text`)
  const task = await one(sql`
    insert into text_template (name, usage, body, for_incident, minutes) values ('Devis', 'task', '<p>Demander un devis pour {{title}}</p>', true, 20) returning id::text`)
  const supplier = await one(sql`
    insert into supplier (name, entity_id) values ('Dell', ${desk.headOffice}) returning id::text`)
  await sql`insert into search_exact (value, kind, record_id, sort, shown) values ('IMP2', 'asset', ${desk.assets.printer}, 'name', 'IMP-2')`.execute(
    kysely,
  )
  const acts: RuleEffect[] = [
    { effect: 'add', field: 'textTemplate', value: task },
    { effect: 'add', field: 'observerManagers', value: desk.groups.network },
    { effect: 'add', field: 'supplier', value: supplier },
    { effect: 'add', field: 'namedAsset', value: 'name' },
  ]
  await rule({ effects: [...acts, { effect: 'set', field: 'subStatus', value: waits }] })
  await rule({ set: 'ticket-update', condition: { field: 'urgency', op: 'gte', value: 1 }, effects: acts })
  const { id } = await desk.open(desk.actors.marie, {
    title: 'Panne',
    description: '<p>L’imprimante IMP-2, encore.</p>',
  })
  const expected = {
    ...{ status: 'pending', subStatus: { name: 'Devis' }, entryCount: 1 },
    observers: [{ name: 'Nadia' }],
    assets: [{ name: 'IMP-2' }],
    parties: [{ name: 'Dell', role: 'assignee' }],
  }
  const opened = await read(id)
  expect(opened).toMatchObject(expected)
  expect(opened.pendingSince).not.toBeNull()
  await runAction(desk.services, updateTicket, desk.actors.thomas, { id, urgency: 5 })
  expect(await read(id)).toMatchObject(expected)
  const entry = await sql<{ bodyText: string; durationMinutes: number }>`
    select body_text, duration_minutes from ticket_entry where ticket_id = ${id}`.execute(kysely)
  expect(entry.rows).toEqual([{ bodyText: 'Demander un devis pour Panne', durationMinutes: 20 }])
})

it('asks the managers of a group, and solves with a text of the site', async () => {
  await sql`update group_member set is_manager = true where user_id = ${desk.people.nadia.id}`.execute(database.kysely)
  const made = await sql<{ id: string }>`
    insert into text_template (name, usage, body, for_incident) values ('Déjà connu', 'solution', '<p>Redémarrez.</p>', true) returning id::text`.execute(
    database.kysely,
  )
  await rule({ effects: [{ effect: 'add', field: 'approverManagers', value: desk.groups.network }] })
  const asked = await desk.open(desk.actors.marie)
  expect(await read(asked.id)).toMatchObject({ approval: 'asked' })
  await rule({ effects: [{ effect: 'add', field: 'textTemplate', value: made.rows[0]!.id }] })
  const { id } = await desk.open(desk.actors.marie, { title: 'Lenteur' })
  expect(await read(id)).toMatchObject({ status: 'solved', phase: 'solved', entryCount: 1 })
})
