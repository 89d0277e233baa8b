import { IconArrowsExchange } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { lifeLimitKind, type Way, waysOf } from '../../../../shared/tickets/life-limits.ts'
import { statusesOf, type TicketType, ticketTypes } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { api } from '../../../engine/api.ts'
import { ChoiceField } from '../../../engine/fields/controls.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import type { Json } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from './limits.module.css'

const most = 200

interface Items {
  items: Json[]
}

/** From which state to which a profile may bring a case: everything its rights allow, less what is unticked here. */
export function LifeLimitsPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<{ profile?: string; type?: string }>()
  useLive({ kinds: [lifeLimitKind.name] })
  const { data, error, refetch } = useQuery({
    queryKey: [profileKind.plural, 'list', 'limits'],
    queryFn: ({ signal }) =>
      api.get<Items>(`/${profileKind.plural}`, {
        query: { fields: 'name', sort: 'name', limit: most, count: 'none' },
        signal,
      }),
  })
  const type = ticketTypes.find((each) => each === search.type) ?? 'incident'
  const profile = data?.items.find(({ id }) => id === search.profile) ?? data?.items[0]
  return (
    <Page title={t('tickets.limits.title')} icon={IconArrowsExchange}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined || profile === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <div className={css.page}>
          <p className={css.soft}>{t('tickets.limits.about')}</p>
          <ChoiceField
            required
            label={t('kind.profile.name')}
            choices={data.items.map(({ id, name }) => ({ value: id, label: String(name) }))}
            value={profile.id}
            onChange={(id) => change({ profile: id ?? undefined })}
          />
          <SegmentedFilter
            label={t('kind.ticket.field.type')}
            segments={ticketTypes.map((value) => ({ value, label: t(`kind.ticket.choice.type.${value}`) }))}
            value={type}
            onChange={(next) => change({ type: next })}
          />
          <Matrix key={`${profile.id} ${type}`} profileId={profile.id} type={type} />
        </div>
      )}
    </Page>
  )
}

const keyOf = ({ from, to }: Way): string => `${from} ${to}`

function Matrix({ profileId, type }: { profileId: string; type: TicketType }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([lifeLimitKind.plural])
  const filter: Condition = {
    all: [
      { field: 'profile', op: 'is', value: profileId },
      { field: 'type', op: 'is', value: type },
    ],
  }
  const { data } = useQuery({
    queryKey: [lifeLimitKind.plural, 'list', profileId, type],
    queryFn: ({ signal }) =>
      api.get<Items>(`/${lifeLimitKind.plural}`, {
        query: { filter: JSON.stringify(filter), fields: 'fromStatus,toStatus', limit: 300, count: 'none' },
        signal,
      }),
  })
  if (data === undefined) return <Skeleton lines={6} />
  const ways = waysOf(type)
  const known = new Set(ways.map(keyOf))
  const denied = data.items.map(({ fromStatus, toStatus }) => ({ from: fromStatus, to: toStatus }) as Way)
  const closed = new Set(denied.map(keyOf))
  const word = (status: string) => t(`kind.ticket.choice.status.${status}`)
  const put = (next: Way[]) => api.post(`/${profileKind.plural}/${profileId}/limit-life`, { type, denied: next })
  const turn = (way: Way) => {
    const next = closed.has(keyOf(way)) ? denied.filter((each) => keyOf(each) !== keyOf(way)) : [...denied, way]
    void send(() => put(next), { done: t('tickets.limits.saved'), undo: () => put(denied) })
  }
  const shown = statusesOf[type]
  return (
    <ScrollTable label={t('tickets.limits.title')} className={css.matrix}>
      <thead>
        <tr>
          <th scope="col">{t('tickets.limits.fromTo')}</th>
          {shown.map((to) => (
            <th key={to} scope="col">
              {word(to)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((from) => (
          <tr key={from}>
            <th scope="row">{word(from)}</th>
            {shown.map((to) => (
              <td key={to}>
                {known.has(keyOf({ from, to })) ? (
                  <input
                    type="checkbox"
                    aria-label={t('tickets.limits.way', { from: word(from), to: word(to) })}
                    checked={!closed.has(keyOf({ from, to }))}
                    disabled={isBusy || !can('profile.update')}
                    onChange={() => turn({ from, to })}
                  />
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
