import { sql } from 'kysely'
import { z } from 'zod'
import { everything } from '../../../../shared/conditions/condition.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { RuleEffect } from '../../../../shared/rules/rule.ts'
import { ruleKind } from '../../../../shared/rules/rules.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { forgetRules } from '../../../engine/rules/compile-rules.ts'
import { checkRule, setOf } from '../check-rule.ts'

export type RuleRow = RowOf<typeof ruleKind>

/** Adds a rule at the end of its set; it is not asked before somebody switches it on. */
export const createRule = defineAction({
  name: 'rule.create',
  event: 'rule.created',
  input: createSchema(ruleKind),
  run: async (context, { input }) => {
    const row = await addRule(context, toRow(ruleKind, input) as Partial<RuleRow>)
    await requireOnNew(context, ruleKind, row.id, 'rule.create')
    return row
  },
})

/** The rule as given, checked, behind all others of its set. */
export async function addRule(context: ActionContext, given: Partial<RuleRow>): Promise<RuleRow> {
  const values = { condition: everything, effects: [], isActive: false, stops: false, withChildren: true, ...given }
  await checkRule(context, setOf(context, String(values.set)), values)
  const last = await sql<{ position: number }>`
    select coalesce(max(position), 0)::int as position from rule where set = ${values.set}`.execute(context.db)
  const row = await context.create(ruleKind, { ...values, position: last.rows[0]!.position + 1 })
  forgetRules()
  return row
}

export const updateRule = defineAction({
  name: 'rule.update',
  event: 'rule.changed',
  input: updateSchema(ruleKind),
  on: { kind: ruleKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    if (input.set !== undefined && input.set !== row.set) throw invalidField('set', 'invalid')
    const patch = toRow(ruleKind, input) as Partial<RuleRow>
    if (patch.condition !== undefined || patch.effects !== undefined || patch.isActive === true)
      await checkRule(context, setOf(context, row.set), {
        condition: patch.condition ?? row.condition,
        effects: (patch.effects ?? row.effects) as RuleEffect[],
      })
    const changed = await context.change(ruleKind, row, patch)
    await requireOnNew(context, ruleKind, changed.id, 'rule.update')
    forgetRules()
    return changed
  },
})

export const removeRule = defineAction({
  name: 'rule.remove',
  permission: 'rule.delete',
  event: 'rule.removed',
  input: idSchema,
  on: { kind: ruleKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    await context.remove(ruleKind, row)
    forgetRules()
  },
})

/** Comes back switched off: what it does may have changed meaning meanwhile. */
export const restoreRule = defineAction({
  name: 'rule.restore',
  permission: 'rule.delete',
  event: 'rule.restored',
  input: idSchema,
  on: { kind: ruleKind, id: (input) => input.id, trashed: true },
  run: (context, { row }) => context.restore(ruleKind, row),
})

/** Puts a rule before another of its set, or last. */
export const moveRule = defineAction({
  name: 'rule.move',
  permission: 'rule.update',
  event: 'rule.moved',
  input: z.strictObject({
    id: idInput,
    /** The rule that shall follow; null = the end. */
    before: idInput.nullable().default(null),
  }),
  on: { kind: ruleKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    if (input.before === row.id) return row
    const others = await sql<RuleRow>`
      select * from rule where set = ${row.set} and id <> ${row.id} and deleted_at is null
      order by position, id for update`.execute(context.db)
    const at = input.before === null ? others.rows.length : others.rows.findIndex((rule) => rule.id === input.before)
    if (at === -1) throw invalidField('before', 'reference')
    const next = others.rows[at]
    const previous = others.rows[at - 1]
    const wanted = (previous?.position ?? (next === undefined ? 0 : next.position - 2)) + 1
    // Only the neighbours that stand in the way move: their order stays.
    let free = wanted
    for (const rule of others.rows.slice(at)) {
      if (rule.position > free) break
      free += 1
      await context.change(ruleKind, rule, { position: free })
    }
    const moved = await context.change(ruleKind, row, { position: wanted })
    forgetRules()
    return moved
  },
})
