import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew } from '../../../engine/kinds/crud.ts'
import { knownUuids, type ListedMachine, makeMachines } from '../process/make-machines.ts'

/** Makes a computer of a virtual machine that its host lists, tied to the host; the agent inside it will be recognised. */
export const makeMachine = defineAction({
  name: 'asset.make-machine',
  permission: 'asset.create',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), part: idInput }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const found = await sql<ListedMachine>`
      select title, data ->> 'uuid' as uuid, data ->> 'status' as status from asset_part
      where id = ${input.part} and asset_id = ${row.id} and section = 'virtualMachine'`.execute(context.db)
    const machine = found.rows[0]
    if (machine === undefined) throw invalidField('part', 'reference')
    if (machine.uuid !== null && (await knownUuids(context, [machine.uuid])).size > 0) throw conflict('machine_known')
    const [made] = await makeMachines(context, [{ hostId: row.id, machine }])
    await requireOnNew(context, assetKind, made!.id, 'asset.create')
    await sql`
      insert into asset_link (from_id, to_id, type_id, is_observed, is_declared, first_seen_at, last_seen_at)
      select ${made!.id}, ${row.id}, id, ${machine.uuid !== null}, true, ${context.now}::timestamptz, ${context.now}::timestamptz from link_type where code = 'runs-on'
      on conflict do nothing`.execute(context.db)
    context.note(assetKind, row.id, [
      { field: 'part:virtualMachine', old: null, new: made!.id, newText: made!.name, of: 'asset' },
    ])
    await context.touch(assetKind, row)
    return row
  },
})
