import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../engine/api.ts'
import { useLive } from '../../engine/live/use-live.ts'
import type { NavItem } from '../../engine/room.ts'
import css from './nav-count.module.css'

/** How many records wait behind an entry; nothing when there are none. */
export function NavCount({ count: { kind, filter } }: { count: NonNullable<NavItem['count']> }) {
  const { t } = useTranslation()
  useLive({ kinds: [kind.name] })
  const { data } = useQuery({
    queryKey: [kind.plural, 'list', 'count', filter],
    queryFn: ({ signal }) =>
      api.get<{ total: number }>(`/${kind.plural}`, {
        query: { filter: JSON.stringify(filter), limit: 1, fields: 'id' },
        signal,
      }),
    staleTime: 60_000,
  })
  const total = data?.total ?? 0
  if (total === 0) return null
  return (
    <span className={css.count} data-figures>
      <span className="visually-hidden">{t('app.nav.waiting')} </span>
      {total > 99 ? '99+' : total}
    </span>
  )
}
