import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { ReasonDialog } from '../../../engine/ReasonDialog.tsx'
import { useAction } from '../../../engine/use-action.ts'
import type { Ticket } from '../ticket.ts'

/** Why many suffer from this incident. */
export function DeclareDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation()
  const declare = useAction(ticketKind, ticket.id, 'declare-major')
  return (
    <ReasonDialog
      title={t('action.ticket.declare-major')}
      label={t('tickets.major.reason')}
      help={t('tickets.major.reasonHelp')}
      submit={t('action.ticket.declare-major')}
      action={declare}
      onSend={(reason) => declare.run({ reason }, { version: ticket.version, done: t('tickets.major.declared') })}
      onClose={onClose}
    />
  )
}
