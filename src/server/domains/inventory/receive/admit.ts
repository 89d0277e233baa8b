import { lastForwarded, privateNetworks } from './networks.ts'
import type { Rules } from './rules.ts'
import { basicPassword, type SecretGate } from './secret.ts'

/** Who knocks. */
export interface Caller {
  address: string
  headers: Record<string, string | string[] | undefined>
}

export type Admitted =
  | { is: 'in' }
  | { is: 'out'; status: 401 | 403 | 429; code: 'address' | 'secret' | 'browser' | 'busy' }

/** May this caller hand in messages? (contract §5) */
export async function admit(rules: Rules, gate: SecretGate, caller: Caller): Promise<Admitted> {
  // No agent is a browser: a foreign web page must not speak for the machine it is shown on.
  if (caller.headers.origin !== undefined || caller.headers['sec-fetch-site'] !== undefined)
    return { is: 'out', status: 403, code: 'browser' }
  switch (rules.admission) {
    case 'open':
      return { is: 'in' }
    case 'private-networks':
      return isWithin(caller, (address) => privateNetworks.has(address))
    case 'networks':
      return isWithin(caller, (address) => rules.networks.has(address))
    case 'secret':
      return knowsSecret(rules, gate, caller)
  }
}

/** Behind a proxy nobody told us to trust, the address is the proxy's: whom it speaks for must be within too. */
function isWithin({ address, headers }: Caller, has: (address: string) => boolean): Admitted {
  const header = headers['x-forwarded-for']
  const forwarded = lastForwarded(Array.isArray(header) ? header.at(-1) : header)
  return has(address) && (forwarded === null || has(forwarded))
    ? { is: 'in' }
    : { is: 'out', status: 403, code: 'address' }
}

async function knowsSecret(rules: Rules, gate: SecretGate, { address, headers }: Caller): Promise<Admitted> {
  const password = basicPassword(headers.authorization as string | undefined)
  if (password === null || rules.secret === null) return { is: 'out', status: 401, code: 'secret' }
  const verdict = await gate.check(rules.secret, password, address)
  if (verdict === 'right') return { is: 'in' }
  return verdict === 'busy' ? { is: 'out', status: 429, code: 'busy' } : { is: 'out', status: 401, code: 'secret' }
}
