import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { ReasonDialog } from '../../../engine/ReasonDialog.tsx'
import { AskDialog } from '../../approvals/index.ts'
import { DeclareDialog } from '../major/DeclareDialog.tsx'
import { CaseMerge } from '../merging/CaseMerge.tsx'
import { htmlOfText } from '../plain-html.ts'
import { ReviewDialog } from '../reviews/ReviewDialog.tsx'
import type { Ticket } from '../ticket.ts'
import { useSubStatuses } from '../use-sub-statuses.ts'
import type { CaseVerbsState } from './use-case-verbs.ts'

/** The verbs of the header that want words. */
export function CaseDialogs({ ticket, verbs }: { ticket: Ticket; verbs: CaseVerbsState }) {
  const { t } = useTranslation()
  const { version } = ticket
  const waits = useSubStatuses(ticket.type, 'pending')
  const close = () => verbs.ask(null)
  if (verbs.asked === 'ask-approval') return <AskDialog kind={ticketKind} record={ticket} onClose={close} />
  if (verbs.asked === 'merge') return <CaseMerge ticket={ticket} onClose={close} />
  if (verbs.asked === 'conclude') return <ReviewDialog ticket={ticket} onClose={close} />
  if (verbs.asked === 'declare-major') return <DeclareDialog ticket={ticket} onClose={close} />
  if (verbs.asked === 'wait')
    return (
      <ReasonDialog
        choices={waits}
        choiceLabel={t('desk.wait.for')}
        title={t('action.ticket.wait')}
        label={t('desk.wait.reason')}
        help={t('desk.wait.help')}
        submit={t('action.ticket.wait')}
        presets={['requester', 'part', 'supplier'].map((key) => t(`desk.wait.preset.${key}`))}
        action={verbs.wait}
        onSend={(reason, subStatus) =>
          verbs.wait.run(
            { reason, ...(subStatus === null ? {} : { subStatus }) },
            { version, done: t('desk.done.waiting') },
          )
        }
        onClose={close}
      />
    )
  if (verbs.asked === 'reopen')
    return (
      <ReasonDialog
        title={t('action.ticket.reopen')}
        label={t('desk.reopen.reason')}
        help={t('desk.reopen.help')}
        submit={t('action.ticket.reopen')}
        isOptional
        action={verbs.reopen}
        onSend={(reason) =>
          verbs.reopen.run(reason === '' ? {} : { reason: htmlOfText(reason) }, {
            version,
            done: t('desk.done.reopened'),
          })
        }
        onClose={close}
      />
    )
  if (verbs.asked === 'reject' || verbs.asked === 'cancel') {
    const { asked } = verbs
    return (
      <ReasonDialog
        title={t(`action.ticket.${asked}`)}
        label={t('desk.step.reason')}
        help={t('desk.step.help')}
        submit={t(`action.ticket.${asked}`)}
        action={verbs.steps[asked]}
        onSend={(reason) => verbs.steps[asked].run({ reason }, { version, done: t(`desk.done.step.${asked}`) })}
        onClose={close}
      />
    )
  }
  return null
}
