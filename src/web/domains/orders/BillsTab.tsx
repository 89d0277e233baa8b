import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../shared/fields/money.ts'
import { billKind, orderKind } from '../../../shared/orders/orders.kinds.ts'
import { Amount } from '../../engine/Amount.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { useList } from '../../engine/list/use-list.ts'
import { type Json, partQuery } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Day } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import { Heading } from '../../ui/page/Heading.tsx'
import { Fact, Facts } from '../../ui/property/Facts.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import { BillDialog } from './BillDialog.tsx'
import { BillVerbs } from './BillVerbs.tsx'
import css from './orders.module.css'

interface Billing {
  received: Money
  billed: Money
  over: Money | null
}

const tones: Record<string, Tone> = { received: 'new', checked: 'info', disputed: 'bad', paid: 'done' }

/** What was billed, against what has come. */
export function BillsTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const { data: billing } = useQuery(partQuery<Billing>(orderKind, record.id, 'billing'))
  const list = useList(
    billKind,
    {
      filter: { field: 'order', op: 'is', value: record.id },
      sort: '-billedOn',
      fields: Object.keys(billKind.fields),
    },
    { pageSize: 200 },
  )
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <Skeleton lines={4} />
  return (
    <div className={css.stack}>
      <section aria-label={t('orders.tab.bills')}>
        <Heading title={t('orders.tab.bills')}>
          {record.can?.bill ? (
            <Button size="small" icon={IconPlus} onClick={() => setAdding(true)}>
              {t('action.order.bill')}
            </Button>
          ) : null}
        </Heading>
        {list.rows.length === 0 ? (
          <EmptyState title={t('orders.bill.none')} hint={t('orders.bill.noneHint')} />
        ) : (
          <Bills bills={list.rows} record={record} />
        )}
      </section>
      {billing === undefined || list.rows.length === 0 ? null : <Against billing={billing} />}
      {isAdding ? <BillDialog record={record} onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

function Against({ billing }: { billing: Billing }) {
  const { t } = useTranslation()
  return (
    <section>
      <Facts>
        <Fact name={t('orders.bill.received')}>
          <Amount value={billing.received} />
        </Fact>
        <Fact name={t('orders.bill.billed')}>
          <Amount value={billing.billed} />
        </Fact>
        {billing.over === null ? null : (
          <Fact name={t('orders.bill.over')} tone="warn">
            <Amount value={billing.over} />
          </Fact>
        )}
      </Facts>
      {billing.over === null ? null : <p className={css.warn}>{t('orders.bill.overHint')}</p>}
    </section>
  )
}

function Bills({ bills, record }: { bills: readonly Json[]; record: Json }) {
  const { t } = useTranslation()
  const texts = useKindTexts(billKind)
  const mayChange = record.can?.bill === true
  return (
    <ScrollTable label={t('orders.tab.bills')} className={css.table}>
      <thead>
        <tr>
          {['number', 'state', 'billedOn', 'paidOn'].map((name) => (
            <th key={name} scope="col">
              {texts.field(name)}
            </th>
          ))}
          {['amountExcl', 'amountIncl'].map((name) => (
            <th key={name} scope="col" data-end>
              {texts.field(name)}
            </th>
          ))}
          {mayChange ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {bills.map((bill) => (
          <tr key={bill.id}>
            <th scope="row">{String(bill.number)}</th>
            <td>
              <StatusBadge
                tone={tones[String(bill.state)] ?? 'quiet'}
                label={texts.choice('state', String(bill.state))}
                look="plain"
              />
              {bill.reason ? <div className={css.note}>{String(bill.reason)}</div> : null}
            </td>
            <td>
              <Day date={String(bill.billedOn)} />
            </td>
            <td>{bill.paidOn ? <Day date={String(bill.paidOn)} /> : null}</td>
            <td data-end>
              <Amount value={bill.amountExcl} />
            </td>
            <td data-end>
              <Amount value={bill.amountIncl} />
            </td>
            {mayChange ? (
              <td data-end>
                <BillVerbs bill={bill} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
