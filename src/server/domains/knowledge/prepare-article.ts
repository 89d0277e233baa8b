import { invalidField } from '../../../shared/errors.ts'
import { textOfHtml } from '../../engine/changes/clean-values.ts'
import type { KindEntry } from '../../engine/house.ts'
import { requireTranslation } from './translations.ts'

/** What follows from what is written: the words to be found by, who wrote it, where its life begins. */
export const prepareArticle: NonNullable<KindEntry['prepare']> = async (write, row, values) => {
  const after = { ...row, ...values }
  if (isBefore(after.visibleUntil, after.visibleFrom))
    throw invalidField('visibleUntil', 'before_start', { start: shown(after.visibleFrom) })
  if (row === null || 'originalId' in values || 'language' in values)
    await requireTranslation(write, {
      id: row?.id ?? null,
      language: after.language,
      originalId: after.originalId ?? null,
    })
  const words = typeof values.body === 'string' ? { bodyText: textOfHtml(values.body) } : {}
  const birth = row === null ? { state: values.state ?? 'draft', authorId: values.authorId ?? write.actor.userId } : {}
  return { ...values, ...birth, ...words }
}

const isBefore = (until: unknown, from: unknown) => until instanceof Date && from instanceof Date && until <= from
const shown = (moment: unknown) => (moment as Date).toISOString().slice(0, 16).replace('T', ' ')
