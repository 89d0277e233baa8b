import { unavailable } from '../../shared/errors.ts'
import type { Secrets } from '../platform/secrets.ts'
import type { Services } from './actions/context.ts'

/** What seals and opens secrets. @throws `unavailable` where the house was opened without a key */
export function secretsOf({ secrets }: Pick<Services, 'secrets'>): Secrets {
  if (secrets === undefined) throw unavailable('secrets')
  return secrets
}
