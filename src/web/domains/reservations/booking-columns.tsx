import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import type { Json } from '../../engine/records.ts'
import { useNow } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  asked: 'waiting',
  booked: 'info',
  lent: 'active',
  returned: 'done',
  cancelled: 'quiet',
  refused: 'bad',
}

/** The state in a word; a loan that should be back says so first. */
export function BookingState({ record, look = 'plain' }: { record: Json; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const texts = useKindTexts(bookingKind)
  const now = useNow()
  const state = String(record.state)
  if (state === 'lent' && new Date(String(record.endsAt)) < now)
    return <StatusBadge tone="bad" icon={IconAlertTriangle} label={t('reservations.late')} look={look} />
  return <StatusBadge tone={tones[state] ?? 'quiet'} label={texts.choice('state', state)} look={look} />
}

export const bookingColumns: KindColumns = {
  name: { width: 190 },
  state: { width: 130, needs: ['state', 'endsAt'], cell: (record) => <BookingState record={record} /> },
  user: { width: 170 },
  startsAt: { width: 170 },
  endsAt: { width: 170 },
  pool: { width: 180 },
}
