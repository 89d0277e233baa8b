import { IconArrowBackUp, IconClockPause, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useTrash } from '../../../engine/record/use-trash.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { MergedNotice } from '../merging/MergedNotice.tsx'
import { statusReason, type Ticket } from '../ticket.ts'
import css from './case.module.css'

/** Why nothing moves: it waits for somebody, was refused, or lies in the trash. */
export function CaseNotice({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const trash = useTrash(ticketKind, ticket)
  const reason = statusReason(ticket)
  if (ticket.deletedAt !== undefined)
    return (
      <div className={css.notice} role="status">
        <span className={css.noticeWords}>{t('engine.trash.isIn')}</span>
        {ticket.can?.restore ? (
          <Button size="small" icon={IconArrowBackUp} busy={trash.isBusy} onClick={() => void trash.restore()}>
            {t('engine.trash.restore')}
          </Button>
        ) : null}
      </div>
    )
  if (ticket.mergedInto !== null) return <MergedNotice ticket={ticket} pages="/tickets" />
  if (reason === null && ticket.nextActAt === null) return null
  const Sign = ticket.status === 'pending' ? IconClockPause : IconInfoCircle
  return (
    <div className={css.notice}>
      <Sign size="1.25em" stroke={1.75} aria-hidden />
      <span className={css.noticeWords}>
        {reason === null ? null : t(reason.key, reason.params)}
        {ticket.pendingSince ? (
          <span className={css.noticeSince}>
            {' '}
            · <RelativeTime at={ticket.pendingSince} />
          </span>
        ) : null}
        <NextAct ticket={ticket} />
      </span>
    </div>
  )
}

/** While a case waits: what the house does next by itself, and when. */
function NextAct({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { nextAct, nextActAt, reminders } = ticket
  if (nextAct === null || nextActAt === null) return null
  return (
    <span className={css.noticeSince}>
      {' '}
      · {reminders > 0 ? `${t('desk.template.sent', { count: reminders })}, ` : null}
      {t(`desk.template.next.${nextAct}`)} <RelativeTime at={nextActAt} />
    </span>
  )
}
