import { Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noticeKind } from '../../../shared/notifications/notifications.kinds.ts'
import { api } from '../../engine/api.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import { useLatest, useUnread } from './notices.ts'
import css from './notifications.module.css'

const most = 99

/** How many notices are unread; the latest of them at a click. Kept up to date while it is on screen. */
export function Bell({ shell }: { shell: 'desk' | 'portal' }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useLive({ kinds: [noticeKind.name] })
  const count = useUnread()
  const label = t('notifications.bell', { count })
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.bell}
          aria-label={label}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconBell size="1.35em" stroke={1.75} aria-hidden />
          {count === 0 ? null : (
            <span className={css.count} aria-hidden data-figures>
              {count > most ? `${most}+` : count}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.dropdown!} aria-label={t('notifications.title')}>
        {isOpen ? <Latest shell={shell} count={count} onClose={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function Latest({ shell, count, onClose }: { shell: 'desk' | 'portal'; count: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { notices, error, refetch } = useLatest(true)
  const { send, isBusy } = useSend([noticeKind.plural])
  return (
    <>
      <div className={css.head}>
        <h2 className={css.heading}>{t('notifications.title')}</h2>
        {count > 0 ? (
          <Button
            size="small"
            kind="quiet"
            busy={isBusy}
            onClick={() => void send(() => api.post(`/${noticeKind.plural}/mark-all`, {}))}
          >
            {t('notifications.markAll')}
          </Button>
        ) : null}
      </div>
      {notices === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={4} />
        )
      ) : notices.length === 0 ? (
        <EmptyState title={t('notifications.none')} hint={t('notifications.hint')} />
      ) : (
        <ul className={css.list}>
          {notices.map((notice) => (
            <li key={notice.id}>
              <NoticeItem notice={notice} shell={shell} onOpen={onClose} />
            </li>
          ))}
        </ul>
      )}
      <Link to={shell === 'desk' ? '/notices' : '/portal/notices'} className={css.all} onClick={onClose}>
        {t('notifications.open')}
      </Link>
    </>
  )
}
