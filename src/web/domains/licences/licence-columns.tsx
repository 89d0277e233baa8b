import { useTranslation } from 'react-i18next'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { kindTexts } from '../../engine/kind-texts.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import type { Json } from '../../engine/records.ts'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  short: 'bad',
  exact: 'good',
  excess: 'info',
  unlimited: 'good',
  unknown: 'quiet',
}

/** What installs say of the seats, in a word. */
export function Compliance({ record, look = 'plain' }: { record: Json; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const value = String(record.compliance)
  return (
    <StatusBadge
      tone={tones[value] ?? 'quiet'}
      label={kindTexts(t, licenceKind).choice('compliance', value)}
      look={look}
    />
  )
}

export const licenceColumns: KindColumns = {
  name: { width: 240 },
  software: { width: 200 },
  seats: { width: 90 },
  installCount: { width: 120 },
  assignedCount: { width: 110 },
  compliance: { cell: (record) => <Compliance record={record} />, width: 150 },
  expiresOn: { width: 130 },
}
