import { IconBook, IconCheck, IconTag, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { ReasonDialog } from '../../../engine/ReasonDialog.tsx'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'
import { htmlOfText } from '../plain-html.ts'
import type { Ticket } from '../ticket.ts'
import css from './case.module.css'

const tones: Record<string, Tone> = { proposed: 'waiting', accepted: 'good', refused: 'bad' }

/** Whether the solution was accepted; while it waits, the two answers for those who may give them. */
export function SolutionState({ ticket, item }: { ticket: Ticket; item: TimelineItem }) {
  const { t } = useTranslation()
  const accept = useAction(ticketKind, ticket.id, 'accept')
  const refuse = useAction(ticketKind, ticket.id, 'refuse')
  const [isRefusing, setRefusing] = useState(false)
  const can = useCan()
  const state = item.state ?? 'proposed'
  const isOpen = state === 'proposed'
  return (
    <div className={css.task}>
      <StatusBadge tone={tones[state] ?? 'quiet'} label={t(`kind.ticket-entry.choice.state.${state}`)} look="plain" />
      {item.solutionType ? (
        <span className={css.fact}>
          <IconTag size="1.1em" stroke={1.6} aria-hidden />
          {item.solutionType.name}
        </span>
      ) : null}
      {isOpen && ticket.can?.accept ? (
        <Button
          size="small"
          icon={IconCheck}
          busy={accept.isBusy}
          onClick={() => void accept.run({}, { version: ticket.version, done: t('desk.done.accepted') })}
        >
          {t('action.ticket.accept')}
        </Button>
      ) : null}
      {isOpen && ticket.can?.refuse ? (
        <Button size="small" icon={IconX} onClick={() => setRefusing(true)}>
          {t('action.ticket.refuse')}
        </Button>
      ) : null}
      {can('article.create') ? (
        <LinkButton
          size="small"
          icon={IconBook}
          to="/articles/new"
          search={{ case: ticket.id, entry: item.id } as never}
        >
          {t('knowledge.fromSolution')}
        </LinkButton>
      ) : null}
      {isRefusing ? (
        <ReasonDialog
          title={t('action.ticket.refuse')}
          label={t('desk.refuse.reason')}
          submit={t('action.ticket.refuse')}
          action={refuse}
          onSend={(reason) =>
            refuse.run({ reason: htmlOfText(reason) }, { version: ticket.version, done: t('desk.done.refused') })
          }
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </div>
  )
}
