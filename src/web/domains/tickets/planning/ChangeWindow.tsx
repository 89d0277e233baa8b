import { IconCalendarTime } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { type Ticket, whyOf } from '../ticket.ts'
import css from './planning.module.css'
import { ScheduleDialog, useWindowCheck } from './ScheduleDialog.tsx'
import { WindowTroubles } from './WindowTroubles.tsx'

/** When a change is carried out, what it collides with, and why it stands in a freeze. */
export function ChangeWindow({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const from = typeof ticket.plannedFrom === 'string' ? ticket.plannedFrom : null
  const until = typeof ticket.plannedUntil === 'string' ? ticket.plannedUntil : null
  const { data } = useWindowCheck(ticket.id, from, until)
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short' })
  const why = whyOf(ticket, 'plannedFrom')
  return (
    <section className={css.window} aria-label={t('tickets.planning.window')}>
      <div className={css.windowHead}>
        <h2 className={css.title}>{t('tickets.planning.window')}</h2>
        <LinkButton
          kind="quiet"
          size="small"
          to="/changes/calendar"
          search={(from === null ? {} : { day: from.slice(0, 10) }) as never}
        >
          {t('tickets.planning.calendar')}
        </LinkButton>
        {ticket.can?.schedule === true ? (
          <Button size="small" icon={IconCalendarTime} onClick={() => setOpen(true)}>
            {t('action.ticket.schedule')}
          </Button>
        ) : null}
      </div>
      <p className={from === null ? css.soft : css.period}>
        {from === null
          ? t('tickets.planning.notPlanned')
          : until === null
            ? format.format(new Date(from))
            : format.formatRange(new Date(from), new Date(until))}
      </p>
      {why === undefined ? null : <p className={css.why}>{t(`kind.ticket.why.${why.rule}`, why.params)}</p>}
      {from !== null && data !== undefined ? (
        <WindowTroubles freezes={why === undefined ? data.freezes : []} collisions={data.collisions} />
      ) : null}
      {isOpen ? <ScheduleDialog ticket={ticket} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}
