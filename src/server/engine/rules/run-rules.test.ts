import fc from 'fast-check'
import { expect, it } from 'vitest'
import { integer, reference, text } from '../../../shared/fields/index.ts'
import { defineKind } from '../../../shared/kinds/define-kind.ts'
import type { Rule, RuleEffect } from '../../../shared/rules/rule.ts'
import { defineRuleSet, fieldTargets } from '../../../shared/rules/rule-set.ts'
import type { House } from '../house.ts'
import { compileRules } from './compile-rules.ts'
import { Facts } from './facts.ts'
import { runRules } from './run-rules.ts'

const names = ['a', 'b', 'c'] as const
type Name = (typeof names)[number]

const thing = defineKind('thing', {
  plural: 'things',
  fields: { a: integer(), b: integer(), c: integer(), title: text(), unit: reference('unit') },
  relations: { member: { fields: { name: text(), unit: reference('unit') }, named: 'name' } },
  list: ['a'],
})
const set = defineRuleSet({
  name: 'things',
  subject: thing,
  when: 'create',
  targets: {
    ...fieldTargets(thing, ['a', 'b', 'c', 'title']),
    member: {
      field: reference('unit'),
      effects: ['set', 'setIfEmpty', 'add'],
      member: { relation: 'member', property: 'unitId', row: {} },
    },
  },
  refuses: true,
  tried: null,
})
const house = { kinds: new Map([['thing', { kind: thing }]]) } as unknown as House
const clock = { now: new Date(), timeZone: 'UTC', userId: null }

interface Simple {
  field: Name
  /** Asked: is the field this number? */
  is: number
  effects: { field: Name; how: 'set' | 'setIfEmpty'; to: number }[]
  stops: boolean
}

const simpleRule: fc.Arbitrary<Simple> = fc.record({
  field: fc.constantFrom(...names),
  is: fc.integer({ min: 0, max: 2 }),
  effects: fc.array(
    fc.record({
      field: fc.constantFrom(...names),
      how: fc.constantFrom('set' as const, 'setIfEmpty' as const),
      to: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 3 },
  ),
  stops: fc.boolean(),
})
const value = fc.option(fc.integer({ min: 0, max: 2 }))
const start = fc.record({ a: value, b: value, c: value })

const asRule = (simple: Simple, index: number): Rule => ({
  id: String(index),
  version: 1,
  name: `rule ${index}`,
  entityId: null,
  withChildren: true,
  condition: { field: simple.field, op: 'is', value: simple.is },
  effects: simple.effects.map((each): RuleEffect => ({ effect: each.how, field: each.field, value: each.to })),
  stops: simple.stops,
})

/** The same by hand, without a condition language: which rules act, what is left. */
function oracle(rules: readonly Simple[], row: Record<Name, number | null>, changed: Set<Name> | null) {
  const state = { ...row }
  const touched = changed === null ? null : new Set(changed)
  const acted: string[] = []
  for (const [index, rule] of rules.entries()) {
    if (touched !== null && !touched.has(rule.field)) continue
    if (state[rule.field] !== rule.is) continue
    acted.push(String(index))
    for (const { field, how, to } of rule.effects) {
      if (how === 'setIfEmpty' && state[field] !== null) continue
      if (state[field] !== to) touched?.add(field)
      state[field] = to
    }
    if (rule.stops) break
  }
  return { state, acted }
}

const seed = Number(process.env.CIGALE_TEST_SEED ?? 20261128)

it.each(['create', 'change'] as const)('order, effects and stop are those of a slow oracle (%s)', async (when) => {
  const asked = { ...set, when }
  await fc.assert(
    fc.asyncProperty(
      fc.array(simpleRule, { maxLength: 8 }),
      start,
      fc.subarray([...names]),
      async (simple, row, changed) => {
        const rules = compileRules(asked, simple.map(asRule), () => undefined)
        const facts = new Facts(undefined as never, house, thing, rules.need)
        const draft = { row: { ...row }, relations: {} }
        await facts.reach([draft])
        const outcome = await runRules({ set: asked, rules, facts, clock, changed: new Set(changed) }, draft)
        const expected = oracle(simple, row, when === 'create' ? null : new Set(changed))
        expect(outcome.trace.filter((line) => line.verdict === 'acted').map((line) => line.id)).toEqual(expected.acted)
        expect(draft.row).toEqual(expected.state)
        for (const [name, after] of Object.entries(outcome.patch)) expect(expected.state[name as Name]).toBe(after)
      },
    ),
    { numRuns: 3000, seed },
  )
})

const run = async (rules: Partial<Rule>[], row: Record<string, unknown>, members: Record<string, unknown>[] = []) => {
  const whole = rules.map(
    (rule, index): Rule => ({
      id: String(index),
      version: 1,
      name: `rule ${index}`,
      entityId: null,
      withChildren: true,
      condition: { all: [] },
      effects: [],
      stops: false,
      ...rule,
    }),
  )
  const compiled = compileRules(set, whole, () => undefined)
  const facts = new Facts(undefined as never, house, thing, compiled.need)
  const draft = { row: { ...row }, relations: { member: members } as Record<string, Record<string, unknown>[]> }
  await facts.reach([draft])
  return { draft, outcome: await runRules({ set, rules: compiled, facts, clock }, draft) }
}

it('says words before and after a title once', async () => {
  const rule: Partial<Rule> = {
    effects: [
      { effect: 'prepend', field: 'title', value: '[VIP] ' },
      { effect: 'append', field: 'title', value: ' !' },
    ],
  }
  const { draft } = await run([rule, rule], { title: 'Panne' })
  expect(draft.row.title).toBe('[VIP] Panne !')
})

it('a member that one rule adds and the next replaces was never added', async () => {
  const { outcome, draft } = await run(
    [
      { effects: [{ effect: 'add', field: 'member', value: '7' }] },
      { effects: [{ effect: 'set', field: 'member', value: '8' }] },
    ],
    {},
    [{ unitId: '5' }],
  )
  expect(draft.relations.member).toEqual([{ unitId: '8' }])
  expect(outcome.added.map(({ row }) => row.unitId)).toEqual(['8'])
  expect(outcome.removed.map(({ row }) => row.unitId)).toEqual(['5'])
})

it('ends at a refusal, with its reason; a rule about a field that is gone is passed over', async () => {
  const { outcome } = await run(
    [
      { condition: { field: 'gone', op: 'is', value: 1 } },
      { effects: [{ effect: 'refuse', value: 'fermé' }] },
      { effects: [{ effect: 'set', field: 'a', value: 1 }] },
    ],
    {},
  )
  expect(outcome.trace.map((line) => line.verdict)).toEqual(['broken', 'acted'])
  expect(outcome.refusal?.reason).toBe('fermé')
  expect(outcome.patch).toEqual({})
})
