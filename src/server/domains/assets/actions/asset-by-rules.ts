import { assetCreationRules, assetUpdateRules } from '../../../../shared/assets/asset.rules.ts'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { isSame } from '../../../engine/changes/describe-change.ts'
import { requireOnAll, requireOnNew, toRow, withDefaults } from '../../../engine/kinds/crud.ts'
import { createSchema } from '../../../engine/kinds/input-schema.ts'
import { rulesOf } from '../../../engine/rules/compile-rules.ts'
import { byHouse, fieldNamesOf, refuseBy } from '../../../engine/rules/outcome.ts'
import { keepTrace } from '../../../engine/rules/rule-traces.ts'
import { shape } from '../../../engine/rules/shape.ts'

type Asset = RowOf<typeof assetKind>
type Values = Record<string, unknown>

const fieldNames = fieldNamesOf(assetKind)

/** Makes an asset as the rules of creation will have it, by hand or from an import. */
export const createAsset = defineAction({
  name: 'asset.create',
  event: 'asset.created',
  input: createSchema(assetKind),
  run: async (context, { input }) => {
    const row = await createByRules(context, withDefaults(assetKind.fields, toRow(assetKind, input)))
    await requireOnNew(context, assetKind, row.id, 'asset.create')
    return row
  },
  many: async (context, given) => {
    const list = given.map(({ input }) => withDefaults(assetKind.fields, toRow(assetKind, input)))
    const { rules } = await rulesOf(context.services, assetCreationRules, context.db)
    const rows: Asset[] = []
    if (rules.length === 0) rows.push(...(await context.createMany(assetKind, list as Partial<Asset>[])))
    else for (const values of list) rows.push(await createByRules(context, values))
    await requireOnAll(context, assetKind, rows, 'asset.create')
    return rows
  },
})

async function createByRules(context: ActionContext, values: Values): Promise<Asset> {
  const outcome = await shape(context, assetCreationRules, { row: { ...values }, relations: {} })
  if (outcome === null) return context.create(assetKind, values as Partial<Asset>)
  refuseBy(outcome)
  const row = await context.create(assetKind, { ...values, ...outcome.patch } as Partial<Asset>, {
    byHouse: byHouse(outcome, fieldNames),
  })
  await keepTrace(context, assetCreationRules.name, { kind: assetKind.name, id: row.id }, outcome.trace)
  return row
}

/** Changes an asset as the rules of change will have it; nothing is asked of what stays as it is. */
export async function changeByRules(context: ActionContext, row: Asset, patch: Values): Promise<Asset> {
  const changed = new Set(
    Object.entries(patch).flatMap(([property, value]) =>
      isSame(row[property as keyof Asset], value) ? [] : [fieldNames.get(property) ?? property],
    ),
  )
  const write = (more: Values, house: ReadonlySet<string>) =>
    context.change(assetKind, row, { ...patch, ...more } as Partial<Asset>, { byHouse: house })
  if (changed.size === 0) return write({}, new Set())
  const outcome = await shape(context, assetUpdateRules, { row: { ...row, ...patch }, relations: {} }, { changed })
  if (outcome === null) return write({}, new Set())
  refuseBy(outcome)
  const stored = await write(outcome.patch, byHouse(outcome, fieldNames))
  if (outcome.trace.some(({ verdict }) => verdict === 'acted'))
    await keepTrace(context, assetUpdateRules.name, { kind: assetKind.name, id: row.id }, outcome.trace)
  return stored
}

export const hasUpdateRules = async (context: ActionContext): Promise<boolean> =>
  (await rulesOf(context.services, assetUpdateRules, context.db)).rules.length > 0
