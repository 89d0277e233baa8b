import { IconListSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { allOf } from '../../../shared/conditions/condition.ts'
import type { Json } from '../../engine/records.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { Day as DayText, RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { Trend } from './AuditParts.tsx'
import css from './audits.module.css'
import { type Day, listOf, type Outcome, useOutcome } from './findings.ts'

/** How many now, with the way to them; how it has been; in which units. */
export function AuditOutcome({ record }: { record: Json }) {
  const { data, error, refetch } = useOutcome(record.id)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  return (
    <div className={css.stack}>
      <Now outcome={data} />
      <Course outcome={data} />
      <Units outcome={data} />
    </div>
  )
}

function Now({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  if (outcome.fault !== null)
    return (
      <p role="alert" className={css.fault}>
        <strong>{t('audits.outcome.fault', { reason: outcome.fault })}</strong> {t('audits.outcome.faultHint')}
      </p>
    )
  if (outcome.total === null) return <p className={css.soft}>{t('audits.outcome.notSeen')}</p>
  return (
    <section className={css.now} aria-label={t('audits.tab.outcome')}>
      <div>
        <p className={css.big}>{t('audits.outcome.found', { count: outcome.total })}</p>
        <p className={css.soft}>
          {t('audits.outcome.now')}
          {outcome.checkedAt === null ? null : (
            <>
              {' · '}
              {t('audits.run.last')} <RelativeTime at={outcome.checkedAt} />
            </>
          )}
        </p>
        {outcome.isActive ? null : <p className={css.soft}>{t('audits.outcome.off')}</p>}
      </div>
      <LinkButton {...listOf(outcome)} kind="primary" icon={IconListSearch}>
        {t('audits.outcome.show')}
      </LinkButton>
    </section>
  )
}

function Course({ outcome: { days } }: { outcome: Outcome }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('audits.trend.title')}>
      <h2 className={css.heading}>{t('audits.trend.title')}</h2>
      {days === null ? <p className={css.soft}>{t('audits.outcome.noCourse')}</p> : null}
      {days !== null && days.length < 2 ? <p className={css.soft}>{t('audits.outcome.since')}</p> : null}
      <Trend days={days} isLarge />
      {days !== null && days.length > 1 ? (
        <p className={css.ends}>
          <End day={days[0]!} />
          <End day={days.at(-1)!} />
        </p>
      ) : null}
      {days !== null && days.length > 0 ? (
        <details className={css.details}>
          <summary>{t('audits.trend.table')}</summary>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('audits.trend.day')}</th>
                <th scope="col" data-align="end">
                  {t('audits.trend.found')}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ day, found }) => (
                <tr key={day}>
                  <th scope="row">
                    <DayText date={day} />
                  </th>
                  <td data-align="end">{found}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </section>
  )
}

/** What stood at an end of the course. */
const End = ({ day: { day, found } }: { day: Day }) => (
  <span>
    <DayText date={day} /> · {found}
  </span>
)

function Units({ outcome }: { outcome: Outcome }) {
  const { t, i18n } = useTranslation()
  if (outcome.days === null) return null
  const filterIn = (entity: string) => allOf(outcome.filter, { field: 'entity', op: 'is', value: entity })
  return (
    <section aria-label={t('audits.outcome.units')}>
      <h2 className={css.heading}>{t('audits.outcome.units')}</h2>
      {outcome.units.length === 0 ? <p className={css.soft}>{t('audits.outcome.noUnits')}</p> : null}
      {outcome.units.length === 0 ? null : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('audits.outcome.unit')}</th>
              <th scope="col" data-align="end">
                {t('audits.trend.found')}
              </th>
            </tr>
          </thead>
          <tbody>
            {outcome.units.map(({ id, name, found }) => (
              <tr key={id}>
                <th scope="row">
                  <Link {...listOf({ list: outcome.list, filter: filterIn(id) })}>{name}</Link>
                </th>
                <td data-align="end">{new Intl.NumberFormat(i18n.language).format(found)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
