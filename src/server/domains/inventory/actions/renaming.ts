import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { conflict, forbidden, notFound, wrongState } from '../../../../shared/errors.ts'
import { nameRuleKind, renamingKind, renamingStates } from '../../../../shared/inventory/naming.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { knownPublishers } from '../naming/known-software.ts'
import { wellKnownNames } from '../naming/well-known-names.ts'

const permission = 'inventory.update'

/** Takes the rules to all equipment that agents told of; the work itself is a job. */
export const createRenaming = defineAction({
  name: 'renaming.create',
  permission,
  event: 'renaming.queued',
  input: z.strictObject({}),
  run: async (context) => {
    const open = await sql<RowOf<typeof renamingKind>>`
      select * from renaming where state in ('queued', 'running', 'undoing') order by state <> 'queued', id for update`.execute(
      context.db,
    )
    // One that has not begun yet will do all that is asked.
    if (open.rows[0]?.state === 'queued') return open.rows[0]
    if (open.rows.length > 0) throw conflict('renaming_open')
    const row = await context.create(renamingKind, {
      state: 'queued',
      userId: context.actor.userId,
      totalCount: 0,
      changedCount: 0,
      softwareCount: 0,
    })
    await context.enqueue('inventory.rename', { id: row.id })
    return row
  },
})

/** Gives back the names that it changed, where nobody has changed them since. */
export const undoRenaming = defineAction({
  name: 'renaming.undo',
  permission,
  event: 'renaming.undone',
  input: idSchema,
  on: { kind: renamingKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    if (row.state !== 'done') throw wrongState('undo', row.state)
    const after = await context.change(renamingKind, row, { state: 'undoing' })
    await context.enqueue('inventory.rename', { id: row.id })
    return after
  },
})

const count = z.int().min(0).optional()

/** What the job says of it. Only the house. */
export const reportRenaming = defineAction({
  name: 'renaming.report',
  permission,
  event: 'renaming.reported',
  input: z.strictObject({
    id: z.string(),
    state: z.enum(renamingStates),
    totalCount: count,
    changedCount: count,
    softwareCount: count,
    error: z.string().max(500).nullable().optional(),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('renaming.report')
    const { id, ...given } = input
    const found = await sql<RowOf<typeof renamingKind>>`select * from renaming where id = ${id} for update`.execute(
      context.db,
    )
    if (found.rows[0] === undefined) throw notFound('renaming', id)
    const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const isEnd = !['queued', 'running', 'undoing'].includes(input.state)
    return context.change(renamingKind, found.rows[0], { ...patch, ...(isEnd ? { finishedAt: context.now } : {}) })
  },
})

type Asset = RowOf<typeof assetKind>

/** New values of fields that inventory feeds, for many assets; values by row property. Only the house. */
export const renameAssets = defineAction({
  name: 'asset.rename',
  permission,
  event: null,
  silent: 'one of many: the renaming tells of itself',
  input: z.strictObject({
    changes: z.array(z.strictObject({ id: z.string(), patch: z.record(z.string(), z.string().nullable()) })).max(1_000),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('asset.rename')
    const ids = input.changes.map((change) => change.id)
    const found = await sql<Asset>`
      select * from asset where id = any(${ids}::bigint[]) and deleted_at is null order by id for update`.execute(
      context.db,
    )
    const byId = new Map(found.rows.map((row) => [row.id, row]))
    const pairs = input.changes.flatMap(({ id, patch }) => {
      const row = byId.get(id)
      return row === undefined ? [] : [{ row, patch: patch as Partial<Asset> }]
    })
    await context.changeMany(assetKind, pairs)
    return { changed: pairs.length }
  },
})

/** Writes down the spellings of well-known makers that are not there yet, as rules like any other. */
export const addKnownNames = defineAction({
  name: 'name-rule.add-known',
  permission,
  event: 'name-rule.created',
  input: z.strictObject({}),
  run: async (context) => {
    const known = await sql<{ key: string }>`
      select subject || ' ' || lower(value) as key from name_rule where deleted_at is null`.execute(context.db)
    const there = new Set(known.rows.map((row) => row.key))
    const fresh = [...wellKnownNames, ...knownPublishers].filter(
      (rule) => !there.has(`${rule.subject} ${rule.value.toLowerCase()}`),
    )
    await context.createMany(
      nameRuleKind,
      fresh.map((rule) => ({ ...rule, isActive: true })),
    )
    return { added: fresh.length }
  },
})
