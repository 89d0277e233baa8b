import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { secretNamesOf } from '../../../../shared/assets/types/index.ts'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { secretsOf } from '../../../engine/sealed.ts'

const id = idInput
const name = z.string().max(30)

function requireKnown(type: string, asked: string): void {
  if (!secretNamesOf(type).includes(asked)) throw invalidField('name', 'invalid')
}

/** Stores a code, sealed; history says that it changed, never what it is. */
export const setSecret = defineAction({
  name: 'asset.set-secret',
  permission: 'asset.read-secret',
  event: 'asset.secret-changed',
  isSecret: true,
  input: z.strictObject({ id, name, secret: z.string().trim().max(200).nullable() }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    requireKnown(row.type, input.name)
    const isGiven = input.secret !== null && input.secret !== ''
    if (isGiven)
      await sql`
        insert into asset_secret (asset_id, name, sealed, updated_at)
        values (${row.id}, ${input.name}, ${secretsOf(context.services).seal(input.secret!)}, ${context.now})
        on conflict (asset_id, name) do update set sealed = excluded.sealed, updated_at = excluded.updated_at`.execute(
        context.db,
      )
    else await sql`delete from asset_secret where asset_id = ${row.id} and name = ${input.name}`.execute(context.db)
    context.note(assetKind, row.id, [{ field: input.name, old: null, new: null, newText: isGiven ? '•••' : '—' }])
    await context.touch(assetKind, row)
    return row
  },
})

/** Shows a code; that it was read, and by whom, stays in history. */
export const revealSecret = defineAction({
  name: 'asset.reveal-secret',
  permission: 'asset.read-secret',
  event: 'asset.secret-read',
  isSecret: true,
  input: z.strictObject({ id, name }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }): Promise<{ secret: string | null }> => {
    requireKnown(row.type, input.name)
    const found = await sql<{ sealed: string }>`
      select sealed from asset_secret where asset_id = ${row.id} and name = ${input.name}`.execute(context.db)
    const sealed = found.rows[0]?.sealed
    context.note(assetKind, row.id, [{ field: input.name, old: null, new: null }])
    return { secret: sealed === undefined ? null : secretsOf(context.services).open(sealed) }
  },
})

/** Which codes the type has, and which of them are known; for those who may read them. */
export async function secretsKept(
  reader: Reader,
  assetId: string,
): Promise<{ items: { name: string; isSet: boolean; updatedAt: Date | null }[]; total: number; next: null }> {
  if (!isAllowed(reader.actor, 'asset.read-secret')) throw forbidden('asset.read-secret')
  const asset = await readRecord(reader, assetKind, assetId)
  const found = await sql<{ name: string; updatedAt: Date }>`
    select name, updated_at from asset_secret where asset_id = ${assetId}`.execute(reader.db)
  const items = secretNamesOf(asset.type).map((each) => {
    const kept = found.rows.find((row) => row.name === each)
    return { name: each, isSet: kept !== undefined, updatedAt: kept?.updatedAt ?? null }
  })
  return { items, total: items.length, next: null }
}
