import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readFigures } from '../../../engine/figures/figures.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'
import { readReview } from './review-forms.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
const house = systemActor('Cigale', 'job')
beforeAll(async () => {
  desk = await createTestDesk(database, { now: () => new Date('2031-03-03T09:00:00Z') })
})

const act = (verb: string, input: Record<string, unknown>, actor = house) =>
  runAction(desk.services, desk.services.house.actions.get(verb) as never, actor, input as never) as Promise<{
    id: string
  }>

const read = (id: string) => readRecord(desk.reader(house), ticketKind, id) as Promise<Record<string, unknown>>

async function applied(input: Record<string, unknown> = {}): Promise<string> {
  const { id } = await act('ticket.open', {
    ...{ type: 'change', title: 'Bascule', changeType: 'emergency', entity: desk.headOffice, ...input },
  })
  await act('ticket.solve', { id, body: '<p>Fait</p>' }, desk.actors.thomas)
  return id
}

test('a review falls due after the end of the change, by the nearest form, and is asked before closing where it says so', async () => {
  expect(await read(await applied())).toMatchObject({ status: 'applied', reviewDueOn: '2031-03-10', outcome: null })
  const category = await act('ticket-category.create', { name: 'Réseau', forChange: true })
  await act('review-form.create', { name: 'Siège', forEntity: desk.headOffice, dueDays: 3 })
  await act('review-form.create', {
    ...{
      name: 'Réseau',
      category: category.id,
      dueDays: 2,
      isRequired: true,
      questions: 'Que changer ?\n\nQui prévenir ?',
    },
  })
  expect(await read(await applied())).toMatchObject({ reviewDueOn: '2031-03-06' })
  const id = await applied({
    ...{ category: category.id, plannedFrom: '2031-03-04T20:00:00Z', plannedUntil: '2031-03-04T22:00:00Z' },
  })
  expect(await read(id)).toMatchObject({ reviewDueOn: '2031-03-06' })
  await sql`update ticket set change_type = 'normal' where id = ${id}`.execute(database.kysely)
  await expect(act('ticket.close', { id })).rejects.toMatchObject({ params: { reason: 'review_owed', form: 'Réseau' } })
  expect((await readReview(desk.reader(house), id)).form?.questions).toEqual(['Que changer ?', 'Qui prévenir ?'])
  const answers = [{ question: 'Que changer ?', answer: 'Rien' }]
  await act('ticket.conclude', { id, outcome: 'with-problems', answers, result: 'Câble remplacé' }, desk.actors.thomas)
  expect(await read(id)).toMatchObject({
    ...{ status: 'review', outcome: 'with-problems', reviewAnswers: answers },
    analysis: { reviewResult: 'Câble remplacé' },
  })
  await act('ticket.close', { id })
})

test('what is taken up again has no outcome; the rate of success is a mean', async () => {
  const [one, two] = [await applied(), await applied()]
  await act('ticket.conclude', { id: one, outcome: 'as-planned' }, desk.actors.thomas)
  await act('ticket.conclude', { id: two, outcome: 'backed-out' }, desk.actors.thomas)
  const condition = { field: 'id', op: 'in', value: [one, two] } as never
  const { total } = await readFigures(desk.reader(house), ticketKind, { condition, measure: 'success' } as never)
  expect(total.mean).toBe(50)
  await act('ticket.reopen', { id: two }, desk.actors.thomas)
  expect(await read(two)).toMatchObject({ status: 'evaluation', outcome: null, reviewDueOn: null })
  await expect(act('ticket.conclude', { id: two, outcome: 'failed' })).rejects.toMatchObject({ code: 'state' })
})
