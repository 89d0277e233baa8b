import { sql } from 'kysely'
import { z } from 'zod'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden } from '../../../../shared/errors.ts'
import { softwareRuleKind } from '../../../../shared/inventory/naming.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { knownSoftware } from '../naming/known-software.ts'
import { moveVersions, settleTitles } from '../naming/move-versions.ts'

const permission = 'inventory.update'

/** Writes down the rules for well-known programs that are not there yet, out of service: their effect is looked at first. */
export const addKnownSoftware = defineAction({
  name: 'software-rule.add-known',
  permission,
  event: 'software-rule.created',
  input: z.strictObject({}),
  run: async (context) => {
    const known = await sql<{ key: string }>`
      select match || ' ' || lower(value) as key from software_rule where deleted_at is null`.execute(context.db)
    const there = new Set(known.rows.map((row) => row.key))
    const fresh = knownSoftware.filter((rule) => !there.has(`${rule.match} ${rule.value.toLowerCase()}`))
    await context.createMany(
      softwareRuleKind,
      fresh.map((rule) => ({ ...rule, isActive: false })),
    )
    return { added: fresh.length }
  },
})

/** Puts all rules into service that are not, once their effect was looked at. */
export const activateSoftwareRules = defineAction({
  name: 'software-rule.activate-all',
  permission,
  event: 'software-rule.changed',
  input: z.strictObject({}),
  run: async (context) => {
    const idle = await sql<RowOf<typeof softwareRuleKind>>`
      select * from software_rule where not is_active and deleted_at is null order by id for update`.execute(context.db)
    await context.changeMany(
      softwareRuleKind,
      idle.rows.map((row) => ({ row, patch: { isActive: true } })),
    )
    return { changed: idle.rows.length }
  },
})

/** Where versions stand, for many of them. Only the house. */
export const regroupSoftware = defineAction({
  name: 'software.regroup',
  permission,
  event: null,
  silent: 'one of many portions: the end tells software.settled',
  input: z.strictObject({
    renaming: z.string(),
    versions: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          publisher: z.string(),
          version: z.string(),
          category: z.string().nullable(),
          isHidden: z.boolean(),
          isRuled: z.boolean(),
        }),
      )
      .max(5_000),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('software.regroup')
    return { changed: await moveVersions(context.db, input.renaming, input.versions) }
  },
})

/** After versions moved: which titles are left empty, which are noise, how often each is installed. Only the house. */
export const settleSoftware = defineAction({
  name: 'software.settle',
  permission,
  event: 'software.settled',
  input: z.strictObject({ renaming: z.string(), isBack: z.boolean() }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('software.settle')
    const moves = await settleTitles(context.db, input.renaming, input.isBack)
    for (const { id, titleId, title } of moves)
      context.note(softwareKind, id, [
        { field: 'title', old: null, new: titleId, newText: title, of: softwareKind.name },
      ])
    return { titles: moves.length }
  },
})
