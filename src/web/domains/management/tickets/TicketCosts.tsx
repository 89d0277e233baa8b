import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../../shared/fields/money.ts'
import { costSorts, ticketCostKind } from '../../../../shared/management/management.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { Amount } from '../../../engine/Amount.tsx'
import { api } from '../../../engine/api.ts'
import { moneyText } from '../../../engine/currency.ts'
import { useList } from '../../../engine/list/use-list.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { durationText } from '../../../ui/mark/duration-text.ts'
import { Heading } from '../../../ui/page/Heading.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import css from '../management.module.css'
import { TicketCostDialog } from './TicketCostDialog.tsx'

interface Spending {
  bySort: Record<(typeof costSorts)[number], Money>
  total: Money
  proposal: { minutes: number; tasks: number; rate: Money; amount: Money } | null
}

const fields = [
  'name',
  'ticket',
  'sort',
  'day',
  'minutes',
  'rate',
  'quantity',
  'unitPrice',
  'amount',
  'budget',
  'supplier',
  'comment',
]

/** What a case costs: its lines, their sums, and the time of tasks that none of them counts yet. */
export function TicketCosts({ record }: { record: Json }) {
  const { t, i18n } = useTranslation()
  const can = useCan()
  const [edited, setEdited] = useState<Json | 'new' | 'time' | null>(null)
  const { send } = useSend([ticketCostKind.plural, ticketKind.plural])
  const spending = useQuery(partQuery<Spending>(ticketKind, record.id, 'spending'))
  const list = useList(
    ticketCostKind,
    { filter: { field: 'ticket', op: 'is', value: record.id }, sort: 'day', fields },
    { pageSize: 100 },
  )
  const isOpen = record.deletedAt === undefined && record.mergedInto === null
  const mayAdd = isOpen && can('ticket-cost.create')
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.isLoading || spending.data === undefined) return null
  const { bySort, total, proposal } = spending.data
  if (list.rows.length === 0 && !mayAdd) return null
  const remove = (cost: Json) =>
    send(() => api.delete(`/ticket-costs/${cost.id}`), { done: t('management.ticketCost.removed') })
  const money = ({ amount, currency }: Money) => moneyText(amount, i18n.language, currency)
  return (
    <section className={css.costs} aria-label={t('management.ticketCost.title')}>
      <Heading title={t('management.ticketCost.title')}>
        {mayAdd ? (
          <IconButton
            size="small"
            icon={IconPlus}
            label={t('management.ticketCost.add')}
            onClick={() => setEdited('new')}
          />
        ) : null}
      </Heading>
      {list.rows.length === 0 ? <p className={css.note}>{t('management.ticketCost.none')}</p> : null}
      <ul className={css.costLines}>
        {list.rows.map((cost) => (
          <li key={cost.id}>
            <span className={css.costName}>
              {String(cost.name)}
              <span className={css.note}>{t(`kind.ticket-cost.choice.sort.${String(cost.sort)}`)}</span>
            </span>
            <Amount value={cost.amount as Money} />
            {isOpen && can('ticket-cost.update') ? (
              <IconButton
                size="small"
                icon={IconEdit}
                label={t('management.ticketCost.change')}
                onClick={() => setEdited(cost)}
              />
            ) : null}
            {isOpen && can('ticket-cost.delete') ? (
              <IconButton
                size="small"
                icon={IconTrash}
                label={t('management.ticketCost.remove', { name: String(cost.name) })}
                onClick={() => void remove(cost)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {list.rows.length === 0 ? null : (
        <p className={css.costTotal}>
          <span className={css.note}>
            {costSorts
              .filter((sort) => !/^0(\.0+)?$/.test(bySort[sort].amount))
              .map((sort) => `${t(`kind.ticket-cost.choice.sort.${sort}`)} ${money(bySort[sort])}`)
              .join(' · ')}
          </span>
          <strong>
            {t('management.ticketCost.total')} {money(total)}
          </strong>
        </p>
      )}
      {proposal === null || !mayAdd ? null : (
        <p className={css.note}>
          {t('management.ticketCost.proposal', {
            hours: durationText(proposal.minutes * 60, i18n.language, 'hour'),
            amount: money(proposal.amount),
            rate: money(proposal.rate),
          })}{' '}
          <Button size="small" kind="quiet" onClick={() => setEdited('time')}>
            {t('management.ticketCost.propose')}
          </Button>
        </p>
      )}
      {edited === null ? null : (
        <TicketCostDialog
          ticketId={record.id}
          cost={typeof edited === 'string' ? null : edited}
          initial={
            edited === 'time' && proposal !== null
              ? {
                  name: t('management.ticketCost.timeName'),
                  sort: 'time',
                  minutes: proposal.minutes,
                  rate: proposal.rate.amount,
                }
              : { sort: 'fixed' }
          }
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}
