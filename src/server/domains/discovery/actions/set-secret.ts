import { sql } from 'kysely'
import { z } from 'zod'
import { snmpCredentialKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { sealSecret } from '../secrets.ts'

/** A passphrase of SNMP version 3 has eight characters at least (RFC 3414, §11.2). */
const passphrase = z.string().min(8).max(200)

/**
 * Keeps the community, or the passphrases, sealed: nobody can read them again, history says only that they changed.
 */
export const setSecret = defineAction({
  name: 'snmp-credential.set-secret',
  permission: 'discovery.update',
  event: 'snmp-credential.secret-changed',
  isSecret: true,
  input: z.strictObject({
    id: idInput,
    community: z.string().min(1).max(200).optional(),
    authKey: passphrase.optional(),
    privKey: passphrase.optional(),
  }),
  on: { kind: snmpCredentialKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const { community, authKey, privKey } = input
    if (row.protocol !== 'v3' && community === undefined) throw invalidField('community', 'required')
    if (row.protocol === 'v3' && row.authProtocol !== null && authKey === undefined)
      throw invalidField('authKey', 'required')
    if (row.protocol === 'v3' && row.privProtocol !== null && privKey === undefined)
      throw invalidField('privKey', 'required')
    const sealed = sealSecret(context.services, { community, authKey, privKey })
    await sql`update snmp_credential set sealed_secret = ${sealed} where id = ${row.id}`.execute(context.db)
    context.note(snmpCredentialKind, row.id, [{ field: 'secret', old: null, new: null, newText: '•••' }])
    return context.change(snmpCredentialKind, row, { hasSecret: true })
  },
})
