import { invalidField } from '../../../shared/errors.ts'
import type { Row, Write } from '../../engine/changes/write.ts'
import { isAddress } from './parse/addresses.ts'

/** The address must be one, folders must differ; a mailbox that is put into service is visited at once. */
export async function prepareMailbox(
  write: Write,
  row: Row | null,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const after = (name: string) => (name in values ? values[name] : row?.[name])
  const more: Record<string, unknown> = {}
  if (typeof values.address === 'string') {
    more.address = values.address.toLowerCase()
    if (!isAddress(String(more.address))) throw invalidField('address', 'invalid')
  }
  const folder = String(after('folder') ?? 'INBOX')
  for (const name of ['processedFolder', 'quarantineFolder'])
    if (after(name) === folder) throw invalidField(name, 'same_folder')
  if ((row === null || 'isActive' in values) && values.nextRunAt === undefined)
    more.nextRunAt = after('isActive') === true ? write.now : null
  return { ...values, ...more }
}
