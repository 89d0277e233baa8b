import { sql } from 'kysely'
import { z } from 'zod'
import { idInput } from '../../../../shared/fields/id.ts'
import { licenceKind } from '../../../../shared/licences/licences.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { secretsOf } from '../../../engine/sealed.ts'

const id = idInput

/** Stores the key of a licence, sealed; history says that it changed, never what it is. */
export const setKey = defineAction({
  name: 'licence.set-key',
  permission: 'licence.read-key',
  event: 'licence.key-changed',
  isSecret: true,
  input: z.strictObject({ id, key: z.string().trim().max(2000).nullable() }),
  on: { kind: licenceKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const sealed = input.key === null || input.key === '' ? null : secretsOf(context.services).seal(input.key)
    await sql`update licence set sealed_key = ${sealed} where id = ${row.id}`.execute(context.db)
    context.note(licenceKind, row.id, [{ field: 'key', old: null, new: null, newText: sealed === null ? '—' : '•••' }])
    return context.change(licenceKind, row, { hasKey: sealed !== null })
  },
})

/** Shows the key; that it was read, and by whom, stays in history. */
export const revealKey = defineAction({
  name: 'licence.reveal-key',
  permission: 'licence.read-key',
  event: 'licence.key-read',
  isSecret: true,
  input: z.strictObject({ id }),
  on: { kind: licenceKind, id: (input) => input.id },
  run: async (context, { row }): Promise<{ key: string | null }> => {
    const found = await sql<{ sealedKey: string | null }>`select sealed_key from licence where id = ${row.id}`.execute(
      context.db,
    )
    const sealed = found.rows[0]?.sealedKey ?? null
    context.note(licenceKind, row.id, [])
    return { key: sealed === null ? null : secretsOf(context.services).open(sealed) }
  },
})
