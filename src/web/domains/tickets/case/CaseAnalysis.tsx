import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { analysisFields } from '../../../../shared/tickets/case-analysis.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { ChangeWindow } from '../planning/ChangeWindow.tsx'
import { ReviewBlock } from '../reviews/ReviewBlock.tsx'
import { type Ticket, whyOf } from '../ticket.ts'
import css from './case.module.css'

/** Does this type of case have an analysis or plans? */
export const hasAnalysis = ({ type }: Ticket): boolean => Object.keys(analysisFields[type] ?? {}).length > 0

/** What only problems and changes have: causes and workaround, window and plans; each edited in its place. */
export function CaseAnalysis({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const own = Object.keys(analysisFields[ticket.type] ?? {}).map((name) => `analysis.${name}`)
  const isChange = ticket.type === 'change'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={t(analysisLabel(ticket))}>
      <div className={css.analysis}>
        {isChange ? <DecidedHow ticket={ticket} /> : null}
        {isChange ? <ChangeWindow ticket={ticket} /> : null}
        {isChange ? <ReviewBlock ticket={ticket} /> : null}
        <RecordProperties kind={ticketKind} record={ticket} sections={[{ fields: own, keepsEmpty: true }]} />
      </div>
    </section>
  )
}

/** Why a change needs no approval, or needs one after all. */
function DecidedHow({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const why = whyOf(ticket, 'changeType')
  if (why === undefined) return null
  return (
    <div className={css.notice} role="status">
      <IconInfoCircle size="1.25em" stroke={1.75} aria-hidden />
      <span className={css.noticeWords}>{t(`kind.ticket.why.${why.rule}`, why.params)}</span>
    </div>
  )
}

export const analysisLabel = ({ type }: Ticket): string =>
  type === 'change' ? 'desk.part.plans' : 'desk.part.analysis'
