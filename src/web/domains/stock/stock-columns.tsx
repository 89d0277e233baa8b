import { useTranslation } from 'react-i18next'
import { stockMovementKind } from '../../../shared/stock/stock.kinds.ts'
import { kindTexts } from '../../engine/kind-texts.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { isNamed, type Json } from '../../engine/records.ts'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import css from './stock.module.css'

/** Enough or not, in a word. */
export function StockState({ record, look = 'plain' }: { record: Json; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const isLow = record.isLow === true
  return <StatusBadge tone={isLow ? 'warn' : 'good'} label={t(isLow ? 'stock.low' : 'stock.enough')} look={look} />
}

/** The number with the unit of the item: "12 ramettes". */
function Amount({ record }: { record: Json }) {
  const { t, i18n } = useTranslation()
  const quantity = new Intl.NumberFormat(i18n.language).format(Number(record.quantity ?? 0))
  return record.unit ? t('stock.ofUnit', { quantity, unit: String(record.unit) }) : quantity
}

export const stockColumns: KindColumns = {
  name: { width: 260 },
  quantity: { cell: (record) => <Amount record={record} />, needs: ['quantity', 'unit'], align: 'end', width: 130 },
  isLow: { cell: (record) => <StockState record={record} />, width: 150 },
  category: { width: 140 },
  reference: { width: 140 },
}

const tones: Record<string, Tone> = {
  opening: 'info',
  receipt: 'good',
  issue: 'active',
  return: 'info',
  correction: 'warn',
}

function MovementType({ record }: { record: Json }) {
  const { t } = useTranslation()
  const type = String(record.type)
  const word = kindTexts(t, stockMovementKind).choice('type', type)
  return (
    <span className={css.type}>
      <StatusBadge tone={tones[type] ?? 'quiet'} label={word} look="plain" />
      {isNamed(record.reverses) ? <span className={css.mark}>{t('stock.ledger.reversal')}</span> : null}
      {record.isReversed === true ? <span className={css.mark}>{t('stock.ledger.reversed')}</span> : null}
    </span>
  )
}

/** "+12", "−3". */
function Signed({ record }: { record: Json }) {
  const { i18n } = useTranslation()
  const quantity = Number(record.quantity ?? 0)
  return (
    <span className={quantity > 0 ? css.in : css.out}>
      {new Intl.NumberFormat(i18n.language, { signDisplay: 'always' }).format(quantity)}
    </span>
  )
}

/** Whoever got it: person, group or equipment; for a transfer the other place. */
function Recipient({ record }: { record: Json }) {
  const who = [record.user, record.group, record.asset, record.counterpart].find(isNamed)
  return who === undefined ? null : who.name
}

export const movementColumns: KindColumns = {
  type: { cell: (record) => <MovementType record={record} />, needs: ['type', 'reverses', 'isReversed'], width: 210 },
  quantity: { cell: (record) => <Signed record={record} />, align: 'end', width: 100 },
  balance: { width: 90 },
  item: { width: 220, grow: true },
  recipient: {
    label: 'stock.dialog.recipient',
    cell: (record) => <Recipient record={record} />,
    needs: ['user', 'group', 'asset', 'counterpart'],
    width: 190,
    after: 'location',
  },
  user: { hidden: true },
  group: { hidden: true },
  asset: { hidden: true },
}
