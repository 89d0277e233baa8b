import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { RichText } from '../../../ui/text/RichText.tsx'
import { Attachments } from '../case/Attachments.tsx'
import { htmlOfText } from '../plain-html.ts'
import type { Ticket } from '../ticket.ts'
import css from './conversation.module.css'
import { WordsForm } from './WordsForm.tsx'

/** What was done, and the one question: is it settled? */
export function SolutionCard({ ticket, item }: { ticket: Ticket; item: TimelineItem }) {
  const { t } = useTranslation()
  const isAsked = item.state === 'proposed' && ticket.can?.accept === true
  return (
    <li className={css.solution} id={`entry-${item.id}`}>
      <article>
        <header className={css.head}>
          <IconCircleCheck size="1.35em" stroke={1.75} aria-hidden className={css.good} />
          <span className={css.author}>{t('portal.solution.proposed')}</span>
          <span className={css.when}>
            {item.by} <span aria-hidden>·</span> <RelativeTime at={item.at} />
          </span>
        </header>
        <RichText html={item.body ?? ''} />
        <Attachments files={item.attachments} />
        {item.state === 'accepted' ? <p className={css.answer}>{t('portal.solution.wasAccepted')}</p> : null}
        {item.state === 'refused' ? <p className={css.answer}>{t('portal.solution.wasRefused')}</p> : null}
        {isAsked ? <Judgement ticket={ticket} /> : null}
      </article>
    </li>
  )
}

function Judgement({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const accept = useAction(ticketKind, ticket.id, 'accept')
  const refuse = useAction(ticketKind, ticket.id, 'refuse')
  const [isRefusing, setRefusing] = useState(false)
  if (isRefusing)
    return (
      <WordsForm
        label={t('portal.solution.why')}
        submit={t('portal.solution.refuseSend')}
        isBusy={refuse.isBusy}
        error={refuse.errors[0]?.detail}
        onSend={(words) => void refuse.run({ reason: htmlOfText(words) }, { done: t('portal.solution.refused') })}
        onCancel={() => setRefusing(false)}
      />
    )
  return (
    <div className={css.judge}>
      <p className={css.ask}>{t('portal.solution.title')}</p>
      <div className={css.answers}>
        <Button
          kind="primary"
          busy={accept.isBusy}
          onClick={() => void accept.run({}, { done: t('portal.solution.accepted') })}
        >
          {t('portal.solution.accept')}
        </Button>
        <Button onClick={() => setRefusing(true)}>{t('portal.solution.refuse')}</Button>
      </div>
    </div>
  )
}
