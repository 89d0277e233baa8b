import { IconFileSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { Button } from '../../../ui/button/Button.tsx'
import css from '../planning/planning.module.css'
import type { Ticket } from '../ticket.ts'
import { ReviewDialog, useReview } from './ReviewDialog.tsx'

/** What became of a change that was carried out, or by when somebody is to look back on it. */
export function ReviewBlock({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const [isOpen, setOpen] = useState(false)
  const outcome = typeof ticket.outcome === 'string' ? ticket.outcome : null
  const dueOn = typeof ticket.reviewDueOn === 'string' ? ticket.reviewDueOn : null
  const mayConclude = ticket.can?.conclude === true
  const { data } = useReview(ticket.id, ticket.version)
  if (outcome === null && dueOn === null && !mayConclude) return null
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full' })
  return (
    <section className={css.window} aria-label={t('tickets.review.title')}>
      <div className={css.windowHead}>
        <h2 className={css.title}>{t('tickets.review.title')}</h2>
        {mayConclude ? (
          <Button size="small" icon={IconFileSearch} onClick={() => setOpen(true)}>
            {t(outcome === null ? 'action.ticket.conclude' : 'tickets.review.again')}
          </Button>
        ) : null}
      </div>
      <p className={outcome === null ? css.soft : css.period}>
        {outcome !== null
          ? texts.choice('outcome', outcome)
          : dueOn === null
            ? t('tickets.review.none')
            : t('tickets.review.due', { day: day.format(new Date(`${dueOn}T12:00:00`)) })}
      </p>
      {outcome === null || data === undefined ? null : (
        <dl>
          {data.answers.map(({ question, answer }) => (
            <div key={question}>
              <dt className={css.soft}>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {isOpen ? <ReviewDialog ticket={ticket} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}
