import type { Services } from '../../engine/actions/context.ts'
import { secretsOf } from '../../engine/sealed.ts'
import type { Access, AuthProtocol, PrivProtocol } from './snmp/session.ts'

interface Secret {
  community?: string | undefined
  authKey?: string | undefined
  privKey?: string | undefined
}

export const sealSecret = (services: Services, secret: Secret): string =>
  secretsOf(services).seal(JSON.stringify(secret))

/** A credential as its table holds it. */
export interface StoredCredential {
  id: string
  protocol: 'v1' | 'v2c' | 'v3'
  userName: string | null
  authProtocol: AuthProtocol | null
  privProtocol: PrivProtocol | null
  sealedSecret: string | null
}

/** In clear, for a scan. null: what it needs was never entered. @throws when sealed with another key */
export function openAccess(services: Services, stored: StoredCredential): Access | null {
  const { protocol, userName, authProtocol, privProtocol, sealedSecret } = stored
  const secret: Secret = sealedSecret === null ? {} : (JSON.parse(secretsOf(services).open(sealedSecret)) as Secret)
  if (protocol !== 'v3')
    return secret.community === undefined ? null : { version: protocol, community: secret.community }
  if (userName === null) return null
  if (authProtocol === null) return { version: 'v3', user: userName, auth: null, priv: null }
  if (secret.authKey === undefined || (privProtocol !== null && secret.privKey === undefined)) return null
  return {
    version: 'v3',
    user: userName,
    auth: { protocol: authProtocol, key: secret.authKey },
    priv: privProtocol === null ? null : { protocol: privProtocol, key: secret.privKey! },
  }
}
