import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Annuity, DepreciationFault } from '../../../../shared/management/depreciation.ts'
import { purchaseKind } from '../../../../shared/management/management.kinds.ts'
import { decimalText, moneyText } from '../../../engine/currency.ts'
import { partQuery } from '../../../engine/records.ts'
import { Heading } from '../../../ui/page/Heading.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../management.module.css'
import { DayOrNothing, dayText, Scrolling } from '../parts.tsx'

interface Plan {
  items: Annuity[]
  fault: DepreciationFault | null
  netAtEnd: { day: string; amount: string } | null
  coefficient: string | null
  startsOn: string | null
  currency: string | null
}

/** The plan of depreciation, fiscal year by fiscal year; what it lacks when there is none. */
export function Schedule({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<Plan>(purchaseKind, id, 'schedule'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={4} />
  const title = t('management.purchase.schedule')
  const money = (amount: string) => moneyText(amount, i18n.language, data.currency ?? undefined)
  if (data.fault !== null)
    return (
      <section aria-label={title}>
        <Heading title={title} />
        <p className={css.note}>{t(`management.purchase.fault.${data.fault}`)}</p>
      </section>
    )
  const facts = [
    data.startsOn && t('management.purchase.startsOn', { date: dayText(data.startsOn, i18n.language) }),
    data.coefficient && t('management.purchase.coefficient', { value: decimalText(data.coefficient, i18n.language) }),
    data.netAtEnd &&
      `${t('management.purchase.netAtEnd', { date: dayText(data.netAtEnd.day, i18n.language) })} : ${money(data.netAtEnd.amount)}`,
  ]
  return (
    <section aria-label={title}>
      <Heading title={title} />
      <p className={css.note}>{facts.filter(Boolean).join(' · ')}</p>
      <Scrolling label={title}>
        <thead>
          <tr>
            <th scope="col">{t('management.purchase.year')}</th>
            {['opening', 'part', 'annuity', 'accumulated', 'net'].map((name) => (
              <th key={name} scope="col" data-end>
                {t(`management.purchase.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((row) => (
            <tr key={row.year} data-now={row.year === data.netAtEnd?.day || undefined}>
              <th scope="row">
                <DayOrNothing date={row.year} />
              </th>
              <td data-end>{money(row.opening)}</td>
              <td data-end>
                {t(row.part.of === 360 ? 'management.purchase.days' : 'management.purchase.months', {
                  count: row.part.count,
                })}
                {data.coefficient !== null && row.method === 'linear'
                  ? ` (${t('management.purchase.equalShares')})`
                  : ''}
              </td>
              <td data-end>{money(row.annuity)}</td>
              <td data-end>{money(row.accumulated)}</td>
              <td data-end>{money(row.net)}</td>
            </tr>
          ))}
        </tbody>
      </Scrolling>
    </section>
  )
}
