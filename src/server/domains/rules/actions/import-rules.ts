import { z } from 'zod'
import { ruleKind } from '../../../../shared/rules/rules.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew } from '../../../engine/kinds/crud.ts'
import { carriedSchema, importRules as carryIn } from '../carry-rules.ts'

/** Adds the rules of an exported file, switched off, behind those that are there. */
export const importRules = defineAction({
  name: 'rule.import',
  permission: 'rule.create',
  event: 'rule.imported',
  input: z.strictObject({
    content: carriedSchema,
    /** For rules whose own entity does not exist here. */
    entity: ruleKind.fields.entity.schema,
  }),
  run: async (context, { input }) => {
    const rows = await carryIn(context, input.content, input.entity)
    for (const row of rows) await requireOnNew(context, ruleKind, row.id, 'rule.create')
    return { items: rows.map(({ id, name }) => ({ id, name })) }
  },
})
