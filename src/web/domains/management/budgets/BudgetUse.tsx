import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../../shared/fields/money.ts'
import { toCents } from '../../../../shared/management/cents.ts'
import { budgetKind } from '../../../../shared/management/management.kinds.ts'
import { Amount } from '../../../engine/Amount.tsx'
import { partQuery } from '../../../engine/records.ts'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { Heading } from '../../../ui/page/Heading.tsx'
import { Fact, Facts } from '../../../ui/property/Facts.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../management.module.css'
import { DayOrNothing, Scrolling } from '../parts.tsx'

interface Line {
  sort: 'purchase' | 'contract' | 'ticket' | 'order'
  id: string
  name: string | null
  amount: Money
  day: string | null
  isSpent: boolean
  about: { id: string; name: string } | null
}

interface Use {
  amount: Money
  spent: Money
  committed: Money
  left: Money
  items: Line[]
  total: number
}

/** Spent, committed, left, and every line behind them. */
export function BudgetUse({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<Use>(budgetKind, id, 'use'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  const isOver = data.left.amount.startsWith('-')
  return (
    <div className={css.stack}>
      <section aria-label={t('management.tab.use')}>
        <Facts>
          <Fact name={t('management.budget.amount')}>
            <Amount value={data.amount} />
          </Fact>
          <Fact name={t('management.budget.spent')}>
            <Amount value={data.spent} />
          </Fact>
          <Fact name={t('management.budget.committed')}>
            <Amount value={data.committed} />
          </Fact>
          <Fact
            name={t(isOver ? 'management.budget.over' : 'management.budget.left')}
            tone={isOver ? 'warn' : undefined}
          >
            <Amount value={{ ...data.left, amount: data.left.amount.replace('-', '') }} />
          </Fact>
        </Facts>
        <Bar use={data} />
        <p className={css.note}>{t('management.budget.how')}</p>
      </section>
      {data.items.length === 0 ? (
        <EmptyState title={t('management.budget.none')} hint={t('management.budget.noneHint')} />
      ) : (
        <Lines use={data} />
      )}
    </div>
  )
}

/** The same as the figures above, to the eye; nothing that they do not say. */
function Bar({ use }: { use: Use }) {
  const whole = Math.max(
    Number(toCents(use.amount.amount)),
    Number(toCents(use.spent.amount) + toCents(use.committed.amount)),
  )
  if (whole <= 0) return null
  const width = (money: Money) => `${(Number(toCents(money.amount)) / whole) * 100}%`
  return (
    <div className={css.bar} aria-hidden>
      <span className={css.spent} style={{ width: width(use.spent) }} />
      <span className={css.committed} style={{ width: width(use.committed) }} />
    </div>
  )
}

function Lines({ use }: { use: Use }) {
  const { t } = useTranslation()
  return (
    <section>
      <Heading title={t('management.budget.lines')}>
        {use.total > use.items.length ? (
          <span className={css.note}>{t('management.budget.most', { count: use.items.length })}</span>
        ) : null}
      </Heading>
      <Scrolling label={t('management.budget.lines')}>
        <thead>
          <tr>
            <th scope="col">{t('management.budget.what')}</th>
            <th scope="col">{t('management.budget.day')}</th>
            <th scope="col">{t('kind.contract.field.state')}</th>
            <th scope="col" data-end>
              {t('kind.budget.field.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {use.items.map((line) => (
            <tr key={`${line.sort} ${line.id} ${line.isSpent}`}>
              <th scope="row">
                <About line={line} />
                <div className={css.note}>
                  {[t(`management.budget.sort.${line.sort}`), line.name].filter(Boolean).join(' · ')}
                </div>
              </th>
              <td>
                <DayOrNothing date={line.day} />
              </td>
              <td>
                <StatusBadge
                  look="plain"
                  tone={line.isSpent ? 'done' : 'waiting'}
                  label={t(line.isSpent ? 'management.budget.stateSpent' : 'management.budget.stateCommitted')}
                />
              </td>
              <td data-end>
                <Amount value={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </Scrolling>
    </section>
  )
}

const pages = { purchase: '/assets', contract: '/contracts', ticket: '/tickets', order: '/orders' }

function About({ line }: { line: Line }) {
  const { t } = useTranslation()
  if (line.about === null) return <span className={css.note}>{t('management.budget.hidden')}</span>
  return (
    <Link to={`${pages[line.sort]}/${line.about.id}`} className={css.link}>
      {line.about.name}
    </Link>
  )
}
