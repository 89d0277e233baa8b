import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { ticketEntryKind, ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { readFigures } from '../../engine/figures/figures.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { forgetRules } from '../../engine/rules/compile-rules.ts'
import { readFilledTemplates } from './templates/fill-templates.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from './tickets.factory.ts'
import { readTimeline } from './tickets.timeline.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
const ids = {} as Record<'repaired' | 'planned' | 'travel' | 'far' | 'phone', string>

const system = systemActor('Test', 'cli')
const run = (actor: TestDesk['actors']['marie'], name: string, input: Record<string, unknown>) =>
  runAction(desk.services, ticketsHouse.actions.get(name)!, actor, input) as Promise<{ id: string; entryId: string }>
const read = (id: string) => readRecord(desk.reader(desk.actors.thomas), ticketKind, id)
const said = async (id: string) => (await readTimeline(desk.reader(desk.actors.thomas), id)).items.at(-1)!
const forAll = { forIncident: true, forRequest: true, forProblem: true, forChange: true }
const word = async (kind: string, name: string, more: object = {}) =>
  (await run(system, `${kind}.create`, { name, ...more })).id

beforeAll(async () => {
  desk = await createTestDesk(database)
  ids.repaired = await word('solution-type', 'Réparé', forAll)
  ids.planned = await word('solution-type', 'Mis en œuvre', { ...forAll, forIncident: false })
  ids.travel = await word('task-category', 'Déplacement')
  ids.far = await word('task-category', 'Longue distance', { parent: ids.travel })
  ids.phone = await word('request-source', 'Téléphone')
})

it('says how a case was solved, on the solution and on the case, until it is opened again', async () => {
  const { thomas, marie } = desk.actors
  const { id } = await desk.open(marie)
  await run(thomas, 'ticket.take', { id })
  const solve = { id, body: '<p>Tambour changé.</p>' }
  await expect(run(thomas, 'ticket.solve', { ...solve, solutionType: ids.planned })).rejects.toMatchObject({
    errors: [{ field: 'solutionType', code: 'not_offered' }],
  })
  await run(thomas, 'ticket.solve', { ...solve, solutionType: ids.repaired })
  expect((await read(id)).solutionType).toMatchObject({ id: ids.repaired, name: 'Réparé' })
  expect((await said(id)).solutionType).toEqual({ id: ids.repaired, name: 'Réparé' })
  const figures = await readFigures(desk.reader(system), ticketKind, { by: 'solutionType', step: 'month' })
  expect(figures.groups).toMatchObject([{ key: ids.repaired, count: 1 }])
  await run(marie, 'ticket.refuse', { id, reason: '<p>Toujours en panne.</p>' })
  expect((await read(id)).solutionType).toBeNull()
  const entries = (await readTimeline(desk.reader(thomas), id)).items
  expect(entries.find(({ type }) => type === 'solution')?.solutionType?.name).toBe('Réparé')
})

it('lets a rule say it, and a template of the case ask for it', async () => {
  const { thomas, marie } = desk.actors
  const needs = await run(system, 'ticket-template.create', {
    ...forAll,
    name: 'Motif',
    beforeSolving: ['solutionType'],
  })
  const asking = await word('ticket-category', 'Avec motif', { ...forAll, inPortal: true, templateIncident: needs.id })
  const { id } = await desk.open(marie, { category: asking })
  await run(thomas, 'ticket.take', { id })
  await expect(run(thomas, 'ticket.solve', { id, body: '<p>Fait.</p>' })).rejects.toMatchObject({
    errors: [{ field: 'solutionType', code: 'asked_by_template' }],
  })
  await sql`
    insert into rule (set, name, entity_id, with_children, position, is_active, condition, effects, stops)
    values ('ticket-update', 'motif', ${desk.headOffice}, true, 1, true,
      ${JSON.stringify({ field: 'impact', op: 'is', value: 1 })}::jsonb,
      ${JSON.stringify([{ effect: 'setIfEmpty', field: 'solutionType', value: ids.repaired }])}::jsonb, false)`.execute(
    database.kysely,
  )
  forgetRules()
  await run(thomas, 'ticket.update', { id, impact: 1 })
  await run(thomas, 'ticket.solve', { id, body: '<p>Fait.</p>' })
  // Nobody chose one: what the case holds is what its solution shows.
  expect((await said(id)).solutionType?.name).toBe('Réparé')
  await sql`delete from rule`.execute(database.kysely)
  forgetRules()
})

it('adds up the time of tasks by their category, and gives them to a group', async () => {
  const { thomas } = desk.actors
  const { id } = await desk.open(thomas)
  const task = (more: object) => run(thomas, 'ticket.task', { id, body: '<p>Aller voir</p>', ...more })
  const { entryId } = await task({ group: desk.groups.network, category: ids.far, durationMinutes: 30 })
  await task({ category: ids.far, durationMinutes: 45 })
  await task({ category: ids.travel, durationMinutes: 10 })
  expect(await said(id)).toMatchObject({ category: { id: ids.travel, name: 'Déplacement' }, group: null })
  const reader = desk.reader(thomas)
  const condition = { field: 'ticket', op: 'is', value: id } as const
  const figures = await readFigures(desk.reader(system), ticketEntryKind, {
    by: 'category',
    measure: 'workTime',
    step: 'month',
    condition,
  })
  expect(figures.groups?.map(({ key, sum }) => [key, Number(sum)]).toSorted()).toEqual(
    [
      [ids.far, 75 * 60],
      [ids.travel, 10 * 60],
    ].toSorted(),
  )
  const ofGroup = async (kind: typeof ticketKind | typeof ticketEntryKind, condition: Condition) =>
    (await listRecords(reader, kind, { condition })).items.map((item) => item.id)
  expect(await ofGroup(ticketEntryKind, { field: 'group', op: 'is', value: desk.groups.network })).toEqual([entryId])
  const cases: Condition = { has: 'entry', where: { field: 'group', op: 'is', value: desk.groups.network } }
  expect(await ofGroup(ticketKind, cases)).toEqual([id])
  await run(thomas, 'ticket.update-task', { id, entry: entryId, group: null })
  expect(await ofGroup(ticketKind, cases)).toEqual([])
})

it('notes by which way an answer came in, and templates bring their words along', async () => {
  const { thomas } = desk.actors
  const { id } = await desk.open(thomas)
  await run(thomas, 'ticket.reply', { id, body: '<p>Elle rappelle.</p>', source: ids.phone })
  expect((await said(id)).source).toEqual({ id: ids.phone, name: 'Téléphone' })
  await run(system, 'text-template.create', {
    ...forAll,
    name: 'Visite',
    usage: 'task',
    body: '<p>Visiter</p>',
    taskCategory: ids.far,
    group: desk.groups.network,
  })
  const { items } = await readFilledTemplates(desk.reader(thomas), id, 'fr')
  expect(items).toMatchObject([
    { category: { id: ids.far, name: 'Déplacement > Longue distance' }, group: { name: 'Réseau' }, source: null },
  ])
})
