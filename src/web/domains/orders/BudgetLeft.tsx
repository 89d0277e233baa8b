import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../shared/fields/money.ts'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { Amount } from '../../engine/Amount.tsx'
import { type Json, partQuery } from '../../engine/records.ts'
import { Heading } from '../../ui/page/Heading.tsx'
import { Fact, Facts } from '../../ui/property/Facts.tsx'
import css from './orders.module.css'

interface Answer {
  use: {
    budget: { id: string; name: string }
    left: Money
    leftAfter: Money
    isCommitted: boolean
    isOver: boolean
  } | null
}

/** What is left of the order's budget, and after it; nothing for whoever may not see the budget. */
export function BudgetLeft({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<Answer>(orderKind, record.id, 'budget'))
  const use = data?.use
  if (!use) return null
  return (
    <section aria-label={t('orders.budget.title', { name: use.budget.name })}>
      <Heading title={t('orders.budget.title', { name: use.budget.name })} />
      <Facts>
        {use.isCommitted ? null : (
          <Fact name={t('orders.budget.left')}>
            <Amount value={use.left} />
          </Fact>
        )}
        <Fact
          name={t(use.isOver ? 'orders.budget.over' : 'orders.budget.after')}
          tone={use.isOver ? 'warn' : undefined}
        >
          <Amount value={{ ...use.leftAfter, amount: use.leftAfter.amount.replace('-', '') }} />
        </Fact>
      </Facts>
      {use.isOver ? <p className={css.warn}>{t('orders.budget.overHint')}</p> : null}
    </section>
  )
}
