import { IconAlertTriangle, IconFileTypeCsv } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiUrl } from '../../../engine/api.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from '../case/case.module.css'
import { type Ticket, whyOf } from '../ticket.ts'
import { GatherDialog } from './GatherDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'

type Asked = 'tell-status' | 'stand-down' | 'gather'

/** On a major incident: since when and why, and what its coordinator does. */
export function MajorPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [asked, ask] = useState<Asked | null>(null)
  if (ticket.isMajor !== true && ticket.majorEndedAt == null) return null
  const why = whyOf(ticket, 'isMajor')
  const isOn = ticket.isMajor === true
  const offer = (verb: Asked) =>
    ticket.can?.[verb] === true && (isOn || verb === 'gather') ? (
      <Button size="small" onClick={() => ask(verb)}>
        {t(`action.ticket.${verb}`)}
      </Button>
    ) : null
  return (
    <div className={css.notice} role="status">
      <IconAlertTriangle size="1.25em" stroke={1.75} aria-hidden />
      <span className={css.noticeWords}>
        <strong>{t(isOn ? 'tickets.major.title' : 'tickets.major.over')}</strong>{' '}
        {why === undefined ? null : t(`kind.ticket.why.${why.rule}`, why.params)}
        <span className={css.noticeSince}>
          {' '}
          · <RelativeTime at={String(isOn ? ticket.majorAt : ticket.majorEndedAt)} />
        </span>
      </span>
      {offer('tell-status')}
      {offer('gather')}
      <Button
        size="small"
        kind="quiet"
        icon={IconFileTypeCsv}
        onClick={() => location.assign(apiUrl(`/tickets/${ticket.id}/major-timeline`))}
      >
        {t('tickets.major.export')}
      </Button>
      {offer('stand-down')}
      {asked === 'gather' ? <GatherDialog ticket={ticket} onClose={() => ask(null)} /> : null}
      {asked === 'tell-status' || asked === 'stand-down' ? (
        <NoteDialog ticket={ticket} verb={asked} onClose={() => ask(null)} />
      ) : null}
    </div>
  )
}
