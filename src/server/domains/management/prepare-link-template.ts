import { invalidField } from '../../../shared/errors.ts'
import type { linkTemplateKind } from '../../../shared/management/management.kinds.ts'
import type { KindEntry } from '../../engine/house.ts'

/** A template makes an address or a file, not both, and a file holds something. */
export const prepareLinkTemplate: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  const { template, fileName, content } = { ...row, ...values } as Record<keyof typeof linkTemplateKind.fields, unknown>
  if ((template == null) === (fileName == null)) throw invalidField('template', 'link_or_file')
  if (fileName != null && String(content ?? '').trim() === '') throw invalidField('content', 'required')
  return values
}
