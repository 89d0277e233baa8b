import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { typesThatShow } from '../../../../shared/assets/types/index.ts'
import { forbidden } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

const mostAtOnce = 500

/**
 * Devices that were read and on which nobody has said with what: the credential that opened them. One that a person chose
 * stays; so does an empty one of a device that has not been read for a day.
 */
export const noteUse = defineAction({
  name: 'snmp-credential.note-use',
  permission: 'discovery.run',
  event: null,
  silent: 'each device tells asset.changed in its own history',
  input: z.strictObject({}),
  run: async (context) => {
    if (context.actor.type !== 'system') throw forbidden('snmp-credential.note-use')
    const found = await sql<RowOf<typeof assetKind> & { usedId: string }>`
      select a.*, u.credential_id as used_id from (
        select distinct on (m.asset_id) m.asset_id, h.credential_id
        from scan_hit h join scan_run r on r.id = h.run_id join inventory_message m on m.id = h.message_id
          join snmp_credential c on c.id = h.credential_id and c.deleted_at is null
        where h.outcome = 'read' and m.asset_id is not null and r.started_at > ${context.now}::timestamptz - interval '1 day'
        order by m.asset_id, h.run_id desc) u
      join asset a on a.id = u.asset_id
      where a.snmp_credential_id is null and a.deleted_at is null and a.type = any(${typesThatShow('snmpCredential')}::text[])
      order by a.id limit ${mostAtOnce} for update of a`.execute(context.db)
    for (const { usedId, ...asset } of found.rows)
      await context.change(assetKind, asset as RowOf<typeof assetKind>, { snmpCredentialId: usedId })
    return { noted: found.rows.length }
  },
})
