import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { filledIn, openingFields, refusedBy, ruleOf } from '../../../../shared/tickets/ticket-templates.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'
import { readOpeningForm } from './ticket-template.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
beforeAll(async () => {
  desk = await createTestDesk(database)
})

const system = systemActor('Test', 'cli')
const run = (actor: TestDesk['actors']['marie'], name: string, input: Record<string, unknown>) =>
  runAction(desk.services, ticketsHouse.actions.get(name)!, actor, input) as Promise<{ id: string }>
const forAll = { forIncident: true, forRequest: true, forProblem: true, forChange: true }
const read = (id: string) => readRecord(desk.reader(desk.actors.thomas), ticketKind, id)
let made = 0
const template = (fields: Record<string, unknown>) => {
  made += 1
  return run(system, 'ticket-template.create', { ...forAll, name: `Gabarit ${made}`, ...fields })
}
const category = (fields: Record<string, unknown>) =>
  run(system, 'ticket-category.create', { ...forAll, name: `Catégorie ${made}`, inPortal: true, ...fields })

describe('the template of a case', () => {
  test('fills in what nobody said, says so, and lets what was said stand', async () => {
    const { id: templateIncident } = await template({
      title: 'Badge perdu',
      urgency: 5,
      location: null,
      assigneeGroup: desk.groups.network,
      observerUser: desk.people.nadia.id,
    })
    const above = await category({ templateIncident })
    const below = await category({ name: 'Dessous', parent: above.id })
    const { marie } = desk.actors
    const opened = await desk.open(marie, { title: undefined, category: below.id, impact: 4 })
    expect(await read(opened.id)).toMatchObject({
      title: 'Badge perdu',
      urgency: 5,
      priority: 5,
      status: 'assigned',
      assignees: [{ name: 'Réseau' }],
      observers: [{ name: 'Nadia' }],
      why: expect.arrayContaining([
        expect.objectContaining({ field: 'urgency', rule: 'template' }),
        expect.objectContaining({ field: 'assignee', rule: 'template' }),
      ]),
    })
    const own = await desk.open(marie, { title: 'Le mien', category: below.id, urgency: 2 })
    const mine = await read(own.id)
    expect(mine).toMatchObject({ title: 'Le mien', urgency: 2 })
    expect((mine.why as { field: string }[]).map((each) => each.field)).not.toContain('title')
    // A request has another template, or none.
    expect(await read((await desk.open(marie, { type: 'request', category: below.id })).id)).toMatchObject({
      urgency: 3,
      assignees: [],
    })
  })

  test('asks, locks and hides for people; the house opens as it likes', async () => {
    const fields = { mandatory: ['location'], readOnly: ['urgency'], hidden: ['impact'], urgency: 2, impact: 1 }
    const { id } = await category({ name: 'Règles', templateIncident: (await template(fields)).id })
    const location = await newLocation()
    const { thomas, marie } = desk.actors
    await expect(desk.open(thomas, { category: id, urgency: 4, impact: 5 })).rejects.toMatchObject({
      errors: [
        { field: 'urgency', code: 'closed_by_template' },
        { field: 'impact', code: 'closed_by_template' },
        { field: 'location', code: 'asked_by_template' },
      ],
    })
    const { id: opened } = await desk.open(marie, { category: id, location, urgency: 2 })
    expect(await read(opened)).toMatchObject({ urgency: 2, impact: 1, priority: 1 })
    await desk.open(system, { category: id, entity: desk.headOffice, urgency: 5 })
    const asked = { type: 'incident', categoryId: id, entityId: null } as const
    expect((await readOpeningForm(desk.reader(marie), asked)).fields).toEqual({
      location: { rule: 'mandatory' },
      urgency: { rule: 'readOnly', value: 2 },
      impact: { rule: 'hidden' },
    })
  })

  test('that of the entity serves where the category names none', async () => {
    await template({ defaultIn: desk.headOffice, forRequest: false, title: 'Du siège' })
    await template({ defaultIn: desk.branch, title: 'De l’agence' })
    const titleOf = async (who: 'marie' | 'hugo', type = 'incident') =>
      String(
        (
          await readRecord(
            desk.reader(desk.actors[who]),
            ticketKind,
            (
              await desk.open(desk.actors[who], { title: undefined, type })
            ).id,
          )
        ).title,
      )
    expect(await titleOf('marie')).toBe('Du siège')
    expect(await titleOf('marie', 'request')).toMatch(/^Elle ne répond plus/)
    expect(await titleOf('hugo')).toBe('De l’agence')
  })

  test('says what a case needs before it is solved', async () => {
    const beforeSolving = ['category', 'assets', 'assignees']
    const { id } = await category({ name: 'Soin', templateIncident: (await template({ beforeSolving })).id })
    const { thomas } = desk.actors
    const opened = await desk.open(thomas, { category: id })
    const solve = () => run(thomas, 'ticket.solve', { id: opened.id, body: 'Fait.' })
    await expect(solve()).rejects.toMatchObject({ errors: [{ field: 'assets' }, { field: 'assignees' }] })
    await run(thomas, 'ticket.take', { id: opened.id })
    await run(thomas, 'ticket.link-asset', { id: opened.id, assets: [desk.assets.printer] })
    expect(await solve()).toMatchObject({ status: 'solved' })
  })

  test('refuses rules that contradict each other', async () => {
    await expect(template({ mandatory: ['location'], hidden: ['location'] })).rejects.toMatchObject({
      errors: [{ field: 'mandatory', code: 'two_rules' }],
    })
    await expect(template({ readOnly: ['title'], hidden: ['description'] })).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('whatever the rules, what is typed is kept or refused, never replaced', () => {
  const pick = seeded(7)
  for (let round = 0; round < 5000; round += 1) {
    const rules = { mandatory: [] as string[], readOnly: [] as string[], hidden: [] as string[] }
    const values: Record<string, unknown> = {}
    const given: Record<string, unknown> = {}
    for (const field of openingFields) {
      const rule = (['mandatory', 'readOnly', 'hidden', null] as const)[pick(4)]
      if (rule) rules[rule].push(field)
      if (pick(2) === 0) values[field] = pick(3)
      if (pick(2) === 0) given[field] = pick(3)
    }
    const refused = new Set(refusedBy({ ...rules, name: 'x', values }, given, openingFields).map((each) => each.field))
    const final = { ...given, ...filledIn(values, given) }
    for (const field of openingFields) {
      if (field in given) expect(final[field]).toBe(given[field])
      const rule = ruleOf(rules, field)
      const isOther = field in given && given[field] !== values[field]
      const isLacking = !(field in given) && !(field in values)
      expect(refused.has(field)).toBe(rule === 'mandatory' ? isLacking : rule !== null && isOther)
    }
  }
})

test('20 who ask for the next case at once get 20 cases, the most urgent first', async () => {
  const group = { assignees: [{ type: 'group', id: desk.groups.network }] }
  const urgent = await desk.open(desk.actors.thomas, { ...group, priority: 6 })
  for (let index = 0; index < 24; index += 1) await desk.open(desk.actors.thomas, group)
  const next = (index = 0) => run(index % 2 === 0 ? desk.actors.thomas : desk.actors.nadia, 'ticket.take-next', {})
  expect((await next()).id).toBe(urgent.id)
  const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => next(index)))
  expect(new Set(taken.map((each) => each.id)).size).toBe(20)
  await expect(run(desk.actors.hugo, 'ticket.take-next', {})).rejects.toMatchObject({ code: 'conflict' })
})

/** The same choices at each run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

async function newLocation(): Promise<string> {
  const found = await sql<{ id: string }>`
    insert into location (name, complete_name, entity_id) values ('Accueil', 'Accueil', ${desk.headOffice}) returning id`.execute(
    database.kysely,
  )
  return found.rows[0]!.id
}

describe('what a template begins with besides', () => {
  test('requester, equipment, tasks, approval, contract and plans of a change, planned by the wall', async () => {
    const { nadia, thomas } = desk.actors
    const contract = await sql<{ id: string }>`
      insert into contract (name, entity_id) values ('Maintenance', ${desk.headOffice}) returning id::text`.execute(
      database.kysely,
    )
    const steps = [{ name: 'Responsable', rule: 'any', asked: [{ type: 'user', id: nadia.userId }] }]
    const approvalTemplate = await run(system, 'approval-template.create', { name: 'Courante', steps })
    const { id: templateChange } = await template({
      ...{ requester: desk.people.marie.id, asset: desk.assets.printer, contract: contract.rows[0]!.id },
      ...{ tasks: 'Prévenir\nSauvegarder', approvalTemplate: approvalTemplate.id },
      ...{
        windowDays: 1,
        windowTime: '20:00',
        windowMinutes: 45,
        risk: 'high',
        backoutPlan: 'Revenir',
        symptoms: 'Rien',
      },
    })
    const { id: category1 } = await category({ name: 'Préréglée', templateChange })
    const { id } = await desk.open(thomas, {
      ...{ type: 'change', category: category1, analysis: { backoutPlan: 'Le mien', reasons: '' } },
    })
    const change = await readRecord(desk.reader(system), ticketKind, id)
    expect(change).toMatchObject({
      requesters: [{ name: 'Marie' }],
      assets: [{ name: 'IMP-2' }],
      contract: { name: 'Maintenance' },
      entryCount: 2,
      ...{ approval: 'asked', status: 'approval' },
      analysis: { risk: 'high', backoutPlan: 'Le mien' },
    })
    expect(change.analysis).not.toHaveProperty('symptoms')
    const window = [change.plannedFrom, change.plannedUntil].map((each) => new Date(String(each)).getTime())
    expect(window[1]! - window[0]!).toBe(45 * 60_000)
  })

  test('the default of a profile stands between category and entity', async () => {
    const made = await sql<{ id: string }>`
      insert into profile (name, shell, permissions) values ('Essai', 'desk', '{}') returning id::text`.execute(
      database.kysely,
    )
    const profileId = made.rows[0]!.id
    await template({ name: 'Du profil', defaultFor: profileId, urgency: 4, forChange: false })
    const grant = { ...desk.actors.thomas.grants[0]!, profileId }
    const { id } = await desk.open({ ...desk.actors.thomas, grants: [grant] }, {})
    expect(await read(id)).toMatchObject({ urgency: 4 })
  })
})
