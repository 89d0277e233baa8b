import { type AddressFault, countAddresses } from '../../../shared/discovery/address-list.ts'
import { invalidField } from '../../../shared/errors.ts'
import type { Row, Write } from '../../engine/changes/write.ts'

/** Addresses must be readable and few enough; the next run follows from the interval. */
export async function prepareRange(
  write: Write,
  row: Row | null,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const after = (name: string) => (name in values ? values[name] : row?.[name])
  const more: Record<string, unknown> = {}
  if ('addresses' in values || 'exclusions' in values) {
    const exclusions = String(after('exclusions') ?? '')
    const wrong = countAddresses('', exclusions)
    if (typeof wrong !== 'number') throw faulty('exclusions', wrong)
    const count = countAddresses(String(after('addresses') ?? ''), exclusions)
    if (typeof count !== 'number') throw faulty('addresses', count)
    if (count === 0) throw invalidField('addresses', 'no_address')
    more.addressCount = count
  }
  if (row === null || 'intervalHours' in values || 'isActive' in values) {
    const isDue = after('isActive') === true && after('intervalHours') != null
    // Whoever sets an interval wants to see it work: the first run comes at once.
    if (values.nextRunAt === undefined) more.nextRunAt = isDue ? (row?.nextRunAt ?? write.now) : null
  }
  return { ...values, ...more }
}

const faulty = (field: string, { code, text }: AddressFault) => invalidField(field, `addresses_${code}`, { text })

/** The third version needs a name; without authentication nothing can be encrypted. */
export async function prepareCredential(
  _write: Write,
  row: Row | null,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const after = (name: string) => (name in values ? values[name] : row?.[name])
  if (after('protocol') !== 'v3') return values
  if (after('userName') == null) throw invalidField('userName', 'required')
  if (after('privProtocol') != null && after('authProtocol') == null) throw invalidField('authProtocol', 'required')
  return values
}
