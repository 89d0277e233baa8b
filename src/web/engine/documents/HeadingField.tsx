import { useTranslation } from 'react-i18next'
import { headingKind } from '../../../shared/kinds/every-kind.ts'
import { ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { searchRecords } from '../fields/search-records.ts'
import type { Named } from '../records.ts'

interface HeadingFieldProps {
  value: Named | null
  onChange: (heading: Named | null) => void
}

/** Under what a document is filed; none is an answer too. */
export function HeadingField({ value, onChange }: HeadingFieldProps) {
  const { t } = useTranslation()
  const kind = headingKind()
  if (kind === undefined) return null
  return (
    <ReferenceField
      label={t('engine.documents.heading')}
      value={value}
      onChange={onChange}
      search={(text, signal) => searchRecords(t, kind, text, signal)}
    />
  )
}
