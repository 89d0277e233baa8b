import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import type { Answer, StepRule } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { type Actor, systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { forgetRules } from '../../engine/rules/compile-rules.ts'
import { readByLink } from '../approvals/approval-links.ts'
import { readApprovals } from '../approvals/index.ts'
import { reminderJob } from '../approvals/reminders.ts'
import { createTestDesk, ticketsHouse } from './tickets.factory.ts'
import { readTimeline } from './tickets.timeline.ts'

const database = await testDatabase()
afterAll(() => database.close())
let now = new Date('2026-03-02T09:00:00Z')
const desk = await createTestDesk(database, { now: () => now })
const { marie, paul, thomas, nadia, hugo } = desk.actors
const { people, groups } = desk

const act = <O = unknown>(actor: Actor, name: string, input: Record<string, unknown>) =>
  runAction<O>(desk.services, ticketsHouse.actions.get(name)! as never, actor, input)
const person = (who: { id: string }) => ({ type: 'user', id: who.id })
const ask = (id: string, steps: object[], more: object = {}) =>
  act<{ approval: string }>(thomas, 'ticket.ask-approval', { id, steps, ...more })
const ticketOf = (id: string, actor: Actor = thomas) => readRecord(desk.reader(actor), ticketKind, id)
const shown = async (id: string, actor: Actor = thomas) =>
  (await readApprovals(desk.reader(actor), 'ticket', id)).items[0]!
const answer = (actor: Actor, approver: string, said: Answer, comment = said === 'refused' ? 'Trop cher' : '') =>
  act(actor, 'approver.answer', { id: approver, answer: said, comment })
const mine = async (actor: Actor) =>
  (
    await listRecords(desk.reader(actor), approvalKind, {
      condition: { has: 'voter', where: { field: 'user', op: 'is', value: '@me' } },
    })
  ).items.map((item) => item.id)
const voiceFor = async (id: string, actor: Actor) => (await shown(id, actor)).voices.find((voice) => voice.isMine)!.id

/** Said again, by looking at every way the missing answers could turn out. */
function everyEnd(rule: StepRule, percent: number, given: (Answer | null)[]): 'open' | Answer {
  const open = given.flatMap((each, index) => (each === null ? [index] : []))
  const ends = Array.from({ length: 2 ** open.length }, (_, bits) => {
    const yes = given.filter(
      (each, index) => each === 'approved' || (each === null && (bits >> open.indexOf(index)) % 2 === 1),
    ).length
    if (rule === 'any') return yes > 0
    return rule === 'all' ? yes === given.length : yes > 0 && (yes * 100) / given.length >= percent
  })
  return ends.every(Boolean) ? 'approved' : ends.some(Boolean) ? 'open' : 'refused'
}

describe('a request for approval', () => {
  test('goes from step to step; who is asked sees the case while he is, decides, and it is written down', async () => {
    const { id } = await desk.open(thomas, { requesters: [person(people.thomas)] })
    expect(await mine(marie)).toEqual([])
    await ask(id, [{ asked: [person(people.marie)] }, { name: 'Direction', asked: [person(people.paul)] }], {
      comment: '1 200 €',
    })
    expect(await ticketOf(id)).toMatchObject({ approval: 'asked' })
    expect(await mine(marie)).toHaveLength(1)
    await expect(ticketOf(id, marie)).resolves.toMatchObject({ id })
    for (const other of [paul, hugo]) {
      await expect(ticketOf(id, other)).rejects.toMatchObject({ code: 'not_found' })
      await expect(readRecord(desk.reader(other), approvalKind, (await shown(id)).id)).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(answer(other, await voiceFor(id, marie), 'approved')).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(act(marie, 'ticket.reply', { id, body: 'Bonjour' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(id, [{ asked: [person(people.paul)] }])).rejects.toMatchObject({ code: 'conflict' })
    await answer(marie, await voiceFor(id, marie), 'approved')
    expect(await shown(id)).toMatchObject({ state: 'open', step: 2 })
    await expect(answer(paul, await voiceFor(id, paul), 'refused', '')).rejects.toMatchObject({
      errors: [{ field: 'comment', code: 'required' }],
    })
    await answer(paul, await voiceFor(id, paul), 'refused', 'Pas cette année')
    expect(await ticketOf(id)).toMatchObject({ approval: 'refused' })
    const told = (await readTimeline(desk.reader(thomas), id)).items.flatMap((item) =>
      item.changes.map((change) => [change.field, change.newText ?? change.new]),
    )
    expect(told).toEqual(
      expect.arrayContaining([
        ['approvalAsked', 'Marie'],
        ['approvalGiven', 'Marie'],
        ['approvalAsked', 'Paul'],
        ['approvalRefused', 'Paul'],
        ['reason', 'Pas cette année'],
        ['approval', 'refused'],
      ]),
    )
  })

  test('asks groups, their managers and the managers of requesters; and says who cannot be asked', async () => {
    const { id } = await desk.open(marie)
    const managers = { type: 'group-manager', id: groups.accounting }
    await expect(
      ask(id, [{ asked: [{ type: 'requester-manager' }, managers, { type: 'user' }, person({ id: '999999' })] }]),
    ).rejects.toMatchObject({
      errors: [
        { field: 'steps.0.asked.0', code: 'no_manager' },
        { field: 'steps.0.asked.1', code: 'no_manager' },
        { field: 'steps.0.asked.2', code: 'required' },
        { field: 'steps.0.asked.3', code: 'reference' },
      ],
    })
    await sql`update app_user set manager_id = ${people.hugo.id} where id = ${people.marie.id}`.execute(database.kysely)
    await sql`update group_member set is_manager = true where user_id = ${people.paul.id}`.execute(database.kysely)
    const steps = [
      { asked: [{ type: 'requester-manager' }] },
      { asked: [managers] },
      { rule: 'any', asked: [{ type: 'group', id: groups.accounting }] },
    ]
    await ask(id, steps)
    await answer(hugo, await voiceFor(id, hugo), 'approved')
    expect([await mine(marie), await mine(paul)].map((list) => list.length)).toEqual([0, 1])
    await answer(paul, await voiceFor(id, paul), 'approved')
    await answer(marie, await voiceFor(id, marie), 'approved')
    expect(await ticketOf(id)).toMatchObject({ approval: 'approved' })
  })

  test('is answered by a deputy in the time that was named, and says for whom', async () => {
    const { id } = await desk.open(thomas)
    const at = (days: number) => new Date(Date.now() + days * 86_400_000)
    const deputise = (startsAt: Date, endsAt: Date) =>
      act(marie, 'deputy.create', { deputy: people.marie.id, startsAt, endsAt })
    await expect(deputise(at(-1), at(1))).rejects.toMatchObject({ errors: [{ field: 'deputy', code: 'own_deputy' }] })
    await ask(id, [{ asked: [person(people.nadia)] }])
    await act(nadia, 'deputy.create', {
      deputy: people.hugo.id,
      startsAt: at(-3).toISOString(),
      endsAt: at(-2).toISOString(),
    })
    expect(await mine(hugo)).toEqual([])
    await act(nadia, 'deputy.create', {
      deputy: people.hugo.id,
      startsAt: at(-1).toISOString(),
      endsAt: at(1).toISOString(),
    })
    expect(await mine(hugo)).toHaveLength(1)
    expect((await shown(id, hugo)).voices[0]).toMatchObject({ isMine: true, mineFor: { name: 'Nadia' } })
    await answer(hugo, await voiceFor(id, hugo), 'approved')
    expect((await shown(id)).voices[0]).toMatchObject({ answeredBy: { name: 'Hugo' }, answeredFor: { name: 'Nadia' } })
    await sql`delete from deputy`.execute(database.kysely)
    await readRecord(desk.reader(hugo), approvalKind, (await shown(id)).id)
    await expect(ticketOf(id, hugo)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('any steps and answers end as an independent look at every possible end says', async () => {
    const voters = [marie, paul, nadia, hugo]
    const step = fc.record({
      rule: fc.constantFrom<StepRule>('any', 'all', 'percent'),
      percent: fc.integer({ min: 1, max: 100 }),
      voices: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.boolean()),
        async (steps, coins) => {
          const { id } = await desk.open(thomas)
          await ask(
            id,
            steps.map(({ rule, percent, voices }) => ({
              rule,
              percent,
              asked: voices.map((index) => ({ type: 'user', id: voters[index]!.userId! })),
            })),
          )
          let expected: 'open' | Answer = 'approved'
          for (const [index, { rule, percent, voices }] of steps.entries()) {
            const given: (Answer | null)[] = voices.map(() => null)
            for (const [at, voice] of voices.entries()) {
              if (everyEnd(rule, percent, given) !== 'open') break
              given[at] = coins.next().value === true ? 'approved' : 'refused'
              await answer(voters[voice]!, await voiceFor(id, voters[voice]!), given[at]!)
              const now = await shown(id)
              const verdict = everyEnd(rule, percent, given)
              const isLast = index === steps.length - 1
              expect([now.step, now.state]).toEqual(
                verdict === 'open' || verdict === 'refused'
                  ? [index + 1, verdict]
                  : isLast
                    ? [index + 1, 'approved']
                    : [index + 2, 'open'],
              )
            }
            if (everyEnd(rule, percent, given) === 'refused') {
              expected = 'refused'
              break
            }
          }
          expect((await ticketOf(id)).approval).toBe(expected)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  test('two answers at once close a step once, and one voice is given once', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await desk.open(thomas)
      const step = {
        rule: 'any',
        asked: [person(people.marie), person(people.paul), { type: 'group', id: groups.accounting }],
      }
      await ask(id, [step, { asked: [person(people.nadia)] }])
      const voices = (await shown(id)).voices
      const both = await Promise.allSettled([
        answer(marie, voices[0]!.id, 'approved'),
        answer(paul, voices[1]!.id, 'approved'),
        answer(marie, voices[2]!.id, 'approved'),
        answer(paul, voices[2]!.id, 'approved'),
      ])
      expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
      expect(await shown(id)).toMatchObject({ step: 2, state: 'open' })
      const opened =
        await sql`select 1 from outbox where event = 'approval.asked' and record_id = ${(await shown(id)).id}`.execute(
          database.kysely,
        )
      expect(opened.rows).toHaveLength(2)
    }
  })

  test('is reminded after so many days, not before and not twice', async () => {
    await sql`update approval set state = 'withdrawn', decided_at = now() where state = 'open'`.execute(database.kysely)
    const { id } = await desk.open(thomas)
    await ask(id, [{ asked: [person(people.marie)] }])
    const before = now
    now = new Date(before.getTime() + 2 * 86_400_000)
    expect(await reminderJob.run({}, desk.services)).toEqual({ looked: 0, acted: 0 })
    now = new Date(before.getTime() + 3 * 86_400_000)
    expect(await reminderJob.run({}, desk.services)).toEqual({ looked: 1, acted: 1 })
    expect(await reminderJob.run({}, desk.services)).toEqual({ looked: 0, acted: 0 })
    expect(await shown(id)).toMatchObject({ remindedAt: now })
    await act(thomas, 'ticket.withdraw-approval', { id, approval: (await shown(id)).id, reason: 'Abandonné' })
    expect([await mine(marie), (await ticketOf(id)).approval]).toEqual([[], 'none'])
    await expect(ticketOf(id, marie)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a link', () => {
  const visitor: Actor = { ...systemActor('', 'web'), type: 'person', shell: 'portal' }
  const byLink = (token: string, said: Answer) =>
    act(visitor, 'approval-link.answer', { token, answer: said, comment: 'Vu' })

  test('shows enough, decides once, in the name of whom it was made for; kept as a hash, and for some days', async () => {
    const { id } = await desk.open(thomas, { title: 'Licence à 900 €' })
    await ask(id, [{ rule: 'all', asked: [person(people.marie), { type: 'group', id: groups.accounting }] }])
    const voices = (await shown(id)).voices
    const make = (approver: string, user?: string) =>
      act<{ link: string }>(thomas, 'ticket.make-approval-link', {
        id,
        approver,
        ...(user === undefined ? {} : { user }),
      }).then(({ link }) => link.split('/').at(-1)!)
    await expect(make(voices[1]!.id)).rejects.toMatchObject({ errors: [{ field: 'user', code: 'required' }] })
    await expect(make(voices[1]!.id, people.hugo.id)).rejects.toMatchObject({
      errors: [{ field: 'user', code: 'cannot_answer' }],
    })
    await expect(act(marie, 'ticket.make-approval-link', { id, approver: voices[0]!.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const [first, second, late] = [
      await make(voices[0]!.id),
      await make(voices[0]!.id),
      await make(voices[1]!.id, people.paul.id),
    ]
    const kept = await sql<{ all: string }>`select json_agg(l)::text as all from approval_link l`.execute(
      database.kysely,
    )
    expect(kept.rows[0]!.all).not.toContain(first)
    const page = await readByLink(desk.reader(visitor), first)
    expect(page).toMatchObject({
      person: 'Marie',
      voice: voices[0]!.id,
      subject: { name: expect.stringContaining('Licence à 900 €') },
    })
    expect((await shown(id)).voices[0]!.answer).toBeNull()
    await byLink(first, 'approved')
    expect((await shown(id)).voices[0]).toMatchObject({
      answer: 'approved',
      byLink: true,
      answeredBy: { name: 'Marie' },
    })
    for (const dead of [first, second, 'x'.repeat(43)]) {
      await expect(byLink(dead, 'refused')).rejects.toMatchObject({ code: 'not_found' })
      await expect(readByLink(desk.reader(visitor), dead)).rejects.toMatchObject({ code: 'not_found' })
    }
    const before = now
    now = new Date(before.getTime() + 15 * 86_400_000)
    await expect(byLink(late, 'approved')).rejects.toMatchObject({ code: 'not_found' })
    now = before
    const both = await Promise.allSettled([byLink(late, 'approved'), byLink(late, 'approved')])
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ticketOf(id)).toMatchObject({ approval: 'approved' })
    await expect(
      act(marie, 'approver.answer', { id: voices[0]!.id, answer: 'approved', byLink: true }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what follows', () => {
  test('a change goes where the answer leads, and by no other way while people are asked', async () => {
    for (const said of ['approved', 'refused'] as const) {
      const { id } = await desk.open(thomas, { type: 'change' })
      await ask(id, [{ asked: [person(people.marie)] }])
      expect((await ticketOf(id)).status).toBe('approval')
      for (const verb of ['approve', 'reject', 'submit'])
        await expect(act(thomas, `ticket.${verb}`, { id, reason: 'x' })).rejects.toMatchObject({ code: 'conflict' })
      await answer(marie, await voiceFor(id, marie), said)
      expect((await ticketOf(id)).status).toBe(said === 'approved' ? 'accepted' : 'refused')
    }
  })

  test('a case that is over asks nobody any more; its state is a field to ask for', async () => {
    const { id } = await desk.open(thomas)
    await ask(id, [{ asked: [person(people.marie)] }])
    const asked = await listRecords(desk.reader(thomas), ticketKind, {
      condition: {
        all: [
          { field: 'approval', op: 'is', value: 'asked' },
          { has: 'approver', where: { field: 'name', op: 'is', value: 'Marie' } },
        ],
      },
    })
    expect(asked.items.map((item) => item.id)).toContain(id)
    await act(thomas, 'ticket.solve', { id, body: '<p>Fait</p>' })
    expect(await ticketOf(id)).toMatchObject({ approval: 'none', status: 'solved' })
    expect(await shown(id)).toMatchObject({ state: 'withdrawn' })
  })

  test('what the entity says keeps a case from being solved, with all that is open; children are solved by choice', async () => {
    const { id } = await desk.open(thomas)
    const [child, grandchild, foreign] = [await desk.open(thomas), await desk.open(thomas), await desk.open(hugo)]
    await act(thomas, 'ticket.link', { id: child.id, side: 'child-of', other: id })
    await act(thomas, 'ticket.link', { id: grandchild.id, side: 'duplicate-of', other: child.id })
    await sql`insert into ticket_link (type, from_id, to_id) values ('child', ${foreign.id}, ${id})`.execute(
      database.kysely,
    )
    await ask(id, [{ asked: [person(people.marie)] }])
    await act(thomas, 'ticket.task', { id, body: 'Commander' })
    await sql`update entity set solving_children = 'refuse', solving_tasks = 'refuse', solving_approvals = 'refuse' where id = ${desk.headOffice}`.execute(
      database.kysely,
    )
    const solve = (input: object = {}) =>
      act<{ children: { solved: { id: string }[]; refused: unknown[] } }>(thomas, 'ticket.solve', {
        id,
        body: '<p>Fait</p>',
        ...input,
      })
    await expect(solve()).rejects.toMatchObject({
      errors: [
        { field: 'approvals', code: 'open_approvals', params: { count: 1 } },
        { field: 'children', code: 'open_children', params: { count: 2 } },
        { field: 'tasks', code: 'open_tasks', params: { count: 1 } },
      ],
    })
    // One child is nobody's business here: solving it along is not possible, so neither is this; and nothing happened.
    await expect(solve({ children: true })).rejects.toMatchObject({ code: 'invalid' })
    expect((await ticketOf(child.id)).status).toBe('new')
    // The agency says nothing of children: the nearest that speaks decides, by each matter.
    await sql`update entity set solving_children = 'warn', solving_tasks = null, solving_approvals = null where id = ${desk.headOffice}`.execute(
      database.kysely,
    )
    const report = (await solve({ children: true })).children
    expect([report.solved.map((each) => each.id), report.refused]).toEqual([[child.id], []])
    for (const each of [id, child.id, grandchild.id]) expect((await ticketOf(each)).status).toBe('solved')
    expect((await ticketOf(foreign.id, hugo)).status).toBe('new')
  })

  test('rules ask for approval: the requester’s manager, a group, once', async () => {
    await sql`
      insert into rule (set, entity_id, name, condition, effects, is_active, position) values ('ticket-opening', ${desk.headOffice}, 'Achats', ${JSON.stringify({ field: 'title', op: 'contains', value: 'Achat' })}::jsonb,
        ${JSON.stringify([
          { effect: 'copyIfEmpty', field: 'approverUser', value: 'requester.manager' },
          { effect: 'add', field: 'approverGroup', value: groups.accounting },
        ])}::jsonb, true, 1)`.execute(database.kysely)
    forgetRules()
    const { id } = await desk.open(marie, { title: 'Achat d’un écran' })
    expect((await shown(id)).voices.map((voice) => (voice.user ?? voice.group)!.name)).toEqual(['Hugo', 'Comptabilité'])
    expect(await ticketOf(id)).toMatchObject({ approval: 'asked' })
  })

  test('the list of what I am asked and the block of a case cost so many statements, however many there are', async () => {
    const condition: Condition = { has: 'voter', where: { field: 'user', op: 'is', value: '@me' } }
    for (const actor of [marie, paul, hugo]) {
      const list = await statementsOf(database, () => listRecords(desk.reader(actor), approvalKind, { condition }))
      expect(list.length).toBeLessThanOrEqual(2)
    }
    const { id } = await desk.open(thomas)
    const block = () => statementsOf(database, () => readApprovals(desk.reader(thomas), 'ticket', id))
    await ask(id, [{ asked: [person(people.marie), person(people.paul)] }, { asked: [person(people.hugo)] }])
    expect(await block()).toHaveLength(1)
  })
})
