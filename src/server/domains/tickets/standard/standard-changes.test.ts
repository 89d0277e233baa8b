import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { changeModelKind } from '../../../../shared/tickets/change-models.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
const house = systemActor('Cigale', 'job')
beforeAll(async () => {
  desk = await createTestDesk(database)
})

const act = (verb: string, input: Record<string, unknown>, actor = house) =>
  runAction(desk.services, desk.services.house.actions.get(verb) as never, actor, input as never) as Promise<
    { id: string; version: number } & Record<string, unknown>
  >

const read = (id: string) => readRecord(desk.reader(house), ticketKind, id) as Promise<Record<string, unknown>>

const model = (more: Record<string, unknown> = {}) =>
  act('change-model.create', {
    name: 'Redémarrage du serveur de fichiers',
    entity: desk.headOffice,
    ...{ title: 'Redémarrer le serveur de fichiers', risk: 'low', impact: 2, windowMinutes: 30 },
    ...{
      deploymentPlan: 'Arrêter, redémarrer.',
      backoutPlan: 'Basculer sur le second.',
      tasks: 'Prévenir\n\nRedémarrer',
    },
    assigneeGroup: desk.groups.network,
    ...more,
  })

const asHouse = (input: Record<string, unknown>) =>
  act('ticket.open', { type: 'change', entity: desk.headOffice, description: '<p>x</p>', ...input })

test('an approved model opens accepted, with its plans, tasks, group and window, and says who approved of it', async () => {
  const { id } = await model()
  await expect(asHouse({ changeModel: id })).rejects.toMatchObject({ errors: [{ code: 'model_draft' }] })
  await act('change-model.approve', { id, validUntil: '2199-12-31' })
  const opened = await asHouse({ changeModel: id, plannedFrom: '2031-03-02T20:00:00Z' })
  const change = await read(opened.id)
  expect(change).toMatchObject({
    ...{ status: 'accepted', changeType: 'standard', approval: 'none', impact: 2, entryCount: 2 },
    title: 'Redémarrer le serveur de fichiers',
    analysis: { risk: 'low', backoutPlan: 'Basculer sur le second.' },
    assignees: [{ type: 'group', id: desk.groups.network }],
    changeModel: { id },
  })
  expect(new Date(String(change.plannedUntil)).toISOString()).toBe('2031-03-02T20:30:00.000Z')
  expect(change.why).toContainEqual(expect.objectContaining({ field: 'changeType', rule: 'standard-change' }))
})

test('what a model fixes is not said otherwise; changed later, it is to be approved', async () => {
  const { id } = await model()
  await act('change-model.approve', { id })
  await expect(asHouse({ changeModel: id, analysis: { backoutPlan: 'Aucun' } })).rejects.toMatchObject({
    errors: [{ field: 'analysis.backoutPlan', code: 'fixed_by_model' }],
  })
  const opened = await asHouse({ changeModel: id })
  await act('ticket.update', { id: opened.id, analysis: { reasons: 'Mise à jour' } })
  expect(await read(opened.id)).toMatchObject({ changeType: 'standard', status: 'accepted' })
  await act('ticket.update', { id: opened.id, analysis: { backoutPlan: 'Aucun' } })
  const strayed = await read(opened.id)
  expect(strayed).toMatchObject({ changeType: 'normal', status: 'evaluation' })
  expect(strayed.why).toContainEqual(expect.objectContaining({ field: 'changeType', rule: 'standard-lost' }))
  const record = await readRecord(desk.reader(house), changeModelKind, id)
  expect(record.uses).toEqual({ all: 1, open: 1, strayed: 1, failed: 0 })
})

test('a model that is changed, suspended or past its day opens nothing', async () => {
  const { id } = await model()
  await act('change-model.approve', { id, validUntil: '2199-12-31' })
  await act('change-model.update', { id, comment: 'Vu' })
  expect(await readRecord(desk.reader(house), changeModelKind, id)).toMatchObject({ state: 'approved' })
  await act('change-model.update', { id, deploymentPlan: 'Redémarrer deux fois.' })
  expect(await readRecord(desk.reader(house), changeModelKind, id)).toMatchObject({ state: 'draft', approvedBy: null })
  await act('change-model.approve', { id })
  await act('change-model.suspend', { id, reason: 'Deux échecs' })
  await expect(asHouse({ changeModel: id })).rejects.toMatchObject({ errors: [{ code: 'model_suspended' }] })
  const ended = await model()
  await act('change-model.approve', { id: ended.id, validUntil: '2199-12-31' })
  await sql`update change_model set valid_until = '2001-01-01' where id = ${ended.id}`.execute(database.kysely)
  await expect(asHouse({ changeModel: ended.id })).rejects.toMatchObject({ errors: [{ code: 'model_expired' }] })
})

test('an emergency goes on at once and is closed only when somebody has decided afterwards', async () => {
  const { thomas, nadia } = desk.actors
  await expect(desk.open(thomas, { type: 'change', changeType: 'emergency' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { id } = await asHouse({ title: 'Coupure', changeType: 'emergency' })
  expect(await read(id)).toMatchObject({ status: 'accepted', changeType: 'emergency' })
  await act('ticket.solve', { id, body: '<p>Fait</p>' }, thomas)
  await expect(act('ticket.close', { id }, thomas)).rejects.toMatchObject({ params: { reason: 'approval_owed' } })
  const step = { name: '', rule: 'all', asked: [{ type: 'user', id: nadia.userId }] }
  await act('ticket.ask-approval', { id, steps: [step], comment: '' }, thomas)
  const voice = await sql<{ id: string }>`
    select v.id::text from approver v join approval a on a.id = v.approval_id where a.subject_id = ${id}`.execute(
    database.kysely,
  )
  await act('approver.answer', { id: voice.rows[0]!.id, answer: 'refused', comment: 'Trop tôt' }, nadia)
  expect(await read(id)).toMatchObject({ status: 'applied', approval: 'refused' })
  await act('ticket.close', { id }, thomas)
})
