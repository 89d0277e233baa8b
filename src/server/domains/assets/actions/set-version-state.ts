import { sql } from 'kysely'
import { z } from 'zod'
import { assetStateKind, softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

interface Named {
  id: string
  name: string
}

/**
 * Where a version of a program stands: tried out, in use, no longer wanted. Machines may have told one version under several
 * wordings: all of them are it.
 */
export const setVersionState = defineAction({
  name: 'software.set-version-state',
  permission: 'software.update',
  event: 'software.version-state-set',
  input: z.strictObject({
    id: idInput,
    version: z.int().optional(),
    /** As `…/versions` tells it. */
    number: z.string().max(255),
    architecture: z.string().max(100).default(''),
    state: idInput.nullable(),
  }),
  on: { kind: softwareKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input: { number, architecture, state } }) => {
    const found = await sql<{ id: string; stateId: string | null }>`
      select id, state_id from software_version
      where software_id = ${row.id} and version = ${number} and architecture = ${architecture} order by id for update`.execute(
      context.db,
    )
    if (found.rows.length === 0) throw invalidField('number', 'unknown')
    const states = await sql<Named>`
      select id, name from asset_state where id = any(${[state, ...found.rows.map(({ stateId }) => stateId)].filter((id) => id !== null)}::bigint[])
        and (deleted_at is null or id is distinct from ${state}::bigint)`.execute(context.db)
    const nameOf = (id: string | null) => states.rows.find((each) => each.id === id)?.name
    if (state !== null && nameOf(state) === undefined) throw invalidField('state', 'reference')
    const before = found.rows.find(({ stateId }) => stateId !== null)?.stateId ?? null
    if (found.rows.every(({ stateId }) => stateId === state)) return row
    await sql`update software_version set state_id = ${state} where id = any(${found.rows.map(({ id }) => id)}::bigint[])`.execute(
      context.db,
    )
    const told = (id: string | null) =>
      id === null ? {} : { text: [[number, architecture].filter(Boolean).join(' '), nameOf(id)].join(' : ') }
    const [oldText, newText] = [told(before).text, told(state).text]
    context.note(softwareKind, row.id, [
      {
        ...{ field: 'versionState', old: before, new: state, of: assetStateKind.name },
        ...(oldText === undefined ? {} : { oldText }),
        newText: newText ?? [number, architecture].filter(Boolean).join(' '),
      },
    ])
    await context.touch(softwareKind, row)
    return row
  },
})
