import { IconMail, IconMailOpened } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { noticePage } from '../../../shared/notifications/notice-page.ts'
import { noticeKind } from '../../../shared/notifications/notifications.kinds.ts'
import { api } from '../../engine/api.ts'
import { useSend } from '../../engine/use-send.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import type { Notice } from './notices.ts'
import css from './notifications.module.css'

interface NoticeItemProps {
  notice: Notice
  shell: 'desk' | 'portal'
  /** With the reason, and the button that changes whether it is read. */
  isWhole?: boolean
  onOpen?: () => void
}

/** One line of the inbox: what happened, to what, when. Opening it reads it. */
export function NoticeItem({ notice, shell, isWhole = false, onOpen }: NoticeItemProps) {
  const { t } = useTranslation()
  const { send } = useSend([noticeKind.plural])
  const { title, about, at, isUnread, reason } = notice
  const mark = (isRead: boolean) => send(() => api.post(`/${noticeKind.plural}/${notice.id}/mark`, { isRead }))
  const page = noticePage(notice.recordKind, notice.recordId, shell)
  const open = () => {
    if (isUnread) void mark(true)
    onOpen?.()
  }
  const words = (
    <>
      <span className={css.title}>
        {title}
        {isUnread ? <span className="visually-hidden"> ({t('notifications.isUnread')})</span> : null}
      </span>
      <span className={css.about}>{about}</span>
      <span className={css.soft}>
        <RelativeTime at={at} />
        {isWhole && reason !== null
          ? ` · ${t('notifications.why', { role: t(`notifications.role.${reason}`) })}`
          : null}
      </span>
    </>
  )
  return (
    <div className={css.notice} data-unread={isUnread || undefined}>
      {page === null ? (
        <div className={css.words}>{words}</div>
      ) : (
        <Link to={page} className={css.words} onClick={open}>
          {words}
        </Link>
      )}
      {isWhole ? (
        <IconButton
          icon={isUnread ? IconMailOpened : IconMail}
          label={t(isUnread ? 'notifications.markRead' : 'notifications.markUnread')}
          onClick={() => void mark(isUnread)}
        />
      ) : null}
    </div>
  )
}
