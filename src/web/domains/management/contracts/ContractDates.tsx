import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ContractDates as Dates } from '../../../../shared/management/contract-dates.ts'
import { contractKind } from '../../../../shared/management/management.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { Heading } from '../../../ui/page/Heading.tsx'
import { Fact, Facts } from '../../../ui/property/Facts.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../management.module.css'
import { DayOrNothing, dayText } from '../parts.tsx'

/** End, notice and renewal, and how they come about. */
export function ContractDates({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<Dates>(contractKind, id, 'dates'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={4} />
  const said = (params: Record<string, string | number>) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' ? dayText(value, i18n.language) : value,
      ]),
    )
  return (
    <section aria-label={t('management.contract.dates')}>
      <Heading title={t('management.contract.dates')} />
      <Facts>
        <Fact name={t('management.contract.end')}>
          {data.endsOn === null ? t('management.contract.noEnd') : <DayOrNothing date={data.endsOn} />}
        </Fact>
        {data.noticeOn === null ? null : (
          <Fact name={t('management.contract.noticeBy')} tone="warn">
            <DayOrNothing date={data.noticeOn} />
          </Fact>
        )}
        {data.renewsOn === null ? null : (
          <Fact name={t('management.contract.renewsOn')}>
            <DayOrNothing date={data.renewsOn} />
          </Fact>
        )}
      </Facts>
      <ul className={css.why} aria-label={t('management.contract.whyLabel')}>
        {data.why.map((reason) => (
          <li key={reason.key}>{t(`management.contract.why.${reason.key}`, said(reason.params))}</li>
        ))}
      </ul>
    </section>
  )
}
