import { useTranslation } from 'react-i18next'
import type { Json } from '../../../engine/records.ts'

/** What to call each of two assets: duplicates are mostly namesakes, then the number tells them apart. */
export function useDistinctName(one: Json, other: Json): (record: Json) => string {
  const { t } = useTranslation()
  const isSame = one.name === other.name
  return (record) =>
    isSame ? `${record.name} (${t('assets.number', { number: String(record.number) })})` : String(record.name)
}
