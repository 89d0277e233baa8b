import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { awaitingStates } from '../../../shared/orders/order-states.ts'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import type { Json } from '../../engine/records.ts'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  draft: 'new',
  submitted: 'waiting',
  approved: 'info',
  ordered: 'active',
  partly_received: 'active',
  received: 'good',
  closed: 'done',
  cancelled: 'quiet',
  refused: 'bad',
}

const isLate = (record: Json): boolean =>
  (awaitingStates as readonly unknown[]).includes(record.state) &&
  typeof record.dueOn === 'string' &&
  record.dueOn < new Date().toLocaleDateString('sv-SE')

/** The state in a word; what should have come says so beside it. */
export function OrderState({ record, look = 'plain' }: { record: Json; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const texts = useKindTexts(orderKind)
  if (isLate(record)) return <StatusBadge tone="bad" icon={IconAlertTriangle} label={t('orders.late')} look={look} />
  const state = String(record.state)
  return <StatusBadge tone={tones[state] ?? 'quiet'} label={texts.choice('state', state)} look={look} />
}

export const orderColumns: KindColumns = {
  number: { width: 140 },
  state: { width: 150, needs: ['state', 'dueOn'], cell: (record) => <OrderState record={record} /> },
  supplier: { width: 180 },
  totalIncl: { width: 130 },
  orderedOn: { width: 130 },
  dueOn: { width: 150 },
}
