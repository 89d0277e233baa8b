import { IconArrowBackUp, IconArrowMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import css from '../case/case.module.css'
import { statusReason, type Ticket } from '../ticket.ts'

/** Says where a merged case goes on, leads there, and takes the merge back. `pages`: where cases are read in this shell. */
export function MergedNotice({ ticket, pages }: { ticket: Ticket; pages: '/tickets' | '/portal/requests' }) {
  const { t } = useTranslation()
  const unmerge = useAction(ticketKind, ticket.id, 'unmerge')
  const { mergedInto, version } = ticket
  const reason = statusReason(ticket)
  if (mergedInto === null) return null
  return (
    <div className={css.notice} role="status">
      <IconArrowMerge size="1.25em" stroke={1.75} aria-hidden />
      <span className={css.noticeWords}>
        {reason === null ? t('kind.ticket.field.mergedInto') : t(reason.key, reason.params)}
      </span>
      {ticket.can?.unmerge ? (
        <Button
          size="small"
          icon={IconArrowBackUp}
          busy={unmerge.isBusy}
          onClick={() => void unmerge.run({}, { version, done: t('desk.done.unmerged') })}
        >
          {t('action.ticket.unmerge')}
        </Button>
      ) : null}
      <LinkButton size="small" kind="primary" to={`${pages}/${mergedInto.id}`}>
        {t('desk.merge.openTarget')}
      </LinkButton>
    </div>
  )
}
