import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { ReasonDialog } from '../../../engine/ReasonDialog.tsx'
import { useAction } from '../../../engine/use-action.ts'
import { AssignDialog } from '../list/AssignDialog.tsx'
import { SolveDialog } from '../list/SolveDialog.tsx'
import { htmlOfText } from '../plain-html.ts'
import { TaskDialog } from '../planning/TaskDialog.tsx'
import type { Ticket } from '../ticket.ts'
import { useSubStatuses } from '../use-sub-statuses.ts'
import type { AskedMove } from './move-of.ts'

interface MoveDialogProps {
  ticket: Ticket
  ask: AskedMove
  onClose: () => void
}

/** What a move wants to know first: the same dialogs as on the page of the case. Closing one leaves the card where it is. */
export function MoveDialog({ ticket, ask, onClose }: MoveDialogProps) {
  const { t } = useTranslation()
  const { version } = ticket
  const action = useAction(ticketKind, ticket.id, ask)
  const waits = useSubStatuses(ticket.type, 'pending')
  const run = async (input: object) => {
    if ((await action.run(input as Record<string, unknown>, { version })) !== null) onClose()
  }
  if (ask === 'task') return <TaskDialog ticket={ticket} onClose={onClose} />
  if (ask === 'assign') return <AssignDialog ids={[ticket.id]} onRun={run} onClose={onClose} />
  if (ask === 'solve') return <SolveDialog ids={[ticket.id]} onRun={run} onClose={onClose} />
  const words = { wait: 'wait', reopen: 'reopen', reject: 'step', cancel: 'step' }[ask]
  const label = t(`desk.${words}.reason`)
  return (
    <ReasonDialog
      title={t(`action.ticket.${ask}`)}
      label={label}
      help={t(`desk.${words}.help`)}
      submit={t(`action.ticket.${ask}`)}
      isOptional={ask === 'reopen'}
      choices={ask === 'wait' ? waits : []}
      choiceLabel={t('desk.wait.for')}
      action={action}
      onSend={(reason, subStatus) =>
        action.run(
          reason === ''
            ? {}
            : {
                reason: ask === 'reopen' ? htmlOfText(reason) : reason,
                ...(subStatus === null ? {} : { subStatus }),
              },
          { version },
        )
      }
      onClose={onClose}
    />
  )
}
