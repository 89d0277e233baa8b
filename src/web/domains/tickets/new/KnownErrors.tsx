import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useSettled } from '../../../engine/use-settled.ts'
import css from './new.module.css'

interface KnownError {
  id: string
  number: number
  title: string
  workaround: string | null
}

const enough = 4

/** Problems whose cause is known and that sound like the title: how one lives with them, before a case is opened. */
export function KnownErrors({ title }: { title: string }) {
  const { t } = useTranslation()
  const text = useSettled(title.trim(), 250)
  const { data } = useQuery({
    queryKey: [ticketKind.plural, 'known-errors', text],
    queryFn: ({ signal }) => api.get<{ items: KnownError[] }>('/known-errors', { query: { text }, signal }),
    enabled: text.length >= enough,
    placeholderData: (before) => before,
  })
  const items = text.length < enough ? [] : (data?.items ?? [])
  if (items.length === 0) return null
  return (
    <section className={css.already} aria-live="polite" aria-label={t('desk.knownErrors.title')}>
      <p className={css.alreadyTitle}>{t('desk.knownErrors.title')}</p>
      <ul className={css.tickets}>
        {items.map((item) => (
          <li key={item.id} className={css.knownError}>
            <Link to={`/tickets/${item.id}`} target="_blank">
              #{item.number} {item.title}
            </Link>
            {item.workaround ? <p className={css.workaround}>{item.workaround}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
