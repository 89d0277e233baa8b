import { IconAt } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { useUnseenMentions } from '../use-mentions.ts'
import css from './home.module.css'

/** Where somebody named me and I have not looked; nothing when there is nothing. */
export function MyMentions() {
  const { t } = useTranslation()
  const { data } = useUnseenMentions()
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={t('desk.mentions.title')}>
      <h2 className={css.heading}>
        <IconAt size="1.2em" aria-hidden /> {t('desk.mentions.title')}
      </h2>
      <ul className={css.mentions}>
        {items.map(({ ticket, by, at, count }) => (
          <li key={ticket.id} className={css.mention}>
            <Link to={`/tickets/${ticket.id}`}>
              #{ticket.number} {ticket.title}
            </Link>
            <span className={css.soft}>
              {t('desk.mentions.by', { name: by, count })} · <RelativeTime at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
