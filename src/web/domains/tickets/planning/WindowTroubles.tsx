import { IconAlertTriangle, IconBan } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Collision, WindowCheck } from '../../../../shared/tickets/change-calendar.ts'
import css from './planning.module.css'

/** What stands in the way of a window: freezes, then other changes on the same things, with the way between them. */
export function WindowTroubles({ freezes, collisions }: WindowCheck) {
  const { t, i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  const at = (text: string) => format.format(new Date(text))
  if (freezes.length + collisions.length === 0) return null
  return (
    <ul className={css.troubles}>
      {freezes.map((freeze) => (
        <li key={freeze.id + freeze.startsAt} data-effect={freeze.effect}>
          {freeze.effect === 'refuse' ? (
            <IconBan size="1.1em" stroke={1.75} aria-hidden />
          ) : (
            <IconAlertTriangle size="1.1em" stroke={1.75} aria-hidden />
          )}
          <span>
            {t(`tickets.planning.${freeze.effect === 'refuse' ? 'refuses' : 'warns'}`, {
              name: freeze.name,
              from: at(freeze.startsAt),
              until: at(freeze.endsAt),
            })}{' '}
            {freeze.reason}
          </span>
        </li>
      ))}
      {collisions.map((collision) => (
        <li key={collision.id} data-effect="warn">
          <IconAlertTriangle size="1.1em" stroke={1.75} aria-hidden />
          <span>
            <Link to={`/tickets/${collision.id}` as never}>
              {t('tickets.planning.collides', { number: collision.number })}
            </Link>
            {' · '}
            {collision.title}
            {' · '}
            {format.formatRange(new Date(collision.startsAt), new Date(collision.endsAt))}
            {' · '}
            <CollisionPath {...collision} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function CollisionPath({ path }: Pick<Collision, 'path'>) {
  const { t } = useTranslation()
  return (
    <>
      {path.length === 1
        ? t('tickets.planning.same', { name: path[0]!.name })
        : t('tickets.planning.path', { path: path.map(({ name }) => name).join(' → ') })}
    </>
  )
}
