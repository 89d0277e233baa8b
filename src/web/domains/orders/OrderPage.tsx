import { IconShoppingCart } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { Amount } from '../../engine/Amount.tsx'
import { RecordPage } from '../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { BillsTab } from './BillsTab.tsx'
import { LinesTab } from './LinesTab.tsx'
import { OrderVerbs } from './OrderVerbs.tsx'
import { OrderState } from './order-columns.tsx'
import { PrintItem } from './PrintItem.tsx'
import { ReceptionsTab } from './ReceptionsTab.tsx'

const sections = [
  { fields: ['supplier', 'contact', 'contract', 'entity'], keepsEmpty: true },
  { title: 'orders.side.dates', fields: ['orderedOn', 'dueOn', 'location', 'terms'], keepsEmpty: true },
  { title: 'orders.side.money', fields: ['budget', 'accountCode', 'commitmentNumber'], keepsEmpty: true },
  { title: 'orders.side.people', fields: ['requester', 'group', 'author', 'submitter', 'approver'] },
  { title: 'orders.side.more', fields: ['name', 'comment', 'reason', 'createdAt', 'updatedAt'] },
] as const

/** One order: what, from whom, at what price, what has come of it and what was billed. */
export function OrderPage() {
  const id = useRouteParam('orderId')
  return (
    <RecordPage
      kind={orderKind}
      id={id}
      icon={() => IconShoppingCart}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <OrderVerbs record={record} />}
      menu={(record) => <PrintItem record={record} />}
      tabs={(record) => [
        { key: 'lines', label: 'orders.tab.lines', show: () => <LinesTab record={record} /> },
        { key: 'receptions', label: 'orders.tab.receptions', show: () => <ReceptionsTab record={record} /> },
        { key: 'bills', label: 'orders.tab.bills', show: () => <BillsTab record={record} /> },
      ]}
      side={(record) => <RecordProperties kind={orderKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const isOver = record.state === 'refused' || record.state === 'cancelled'
  return (
    <>
      <OrderState record={record} look="soft" />
      <span>{String(record.number)}</span>
      {isNamed(record.supplier) ? <span>{record.supplier.name}</span> : null}
      <span>
        <Amount value={record.totalIncl} />
      </span>
      {isOver && record.reason ? <span>{t('orders.why', { reason: String(record.reason) })}</span> : null}
    </>
  )
}
