import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useAction } from '../../../engine/use-action.ts'
import type { Ticket } from '../ticket.ts'
import { MergeForm } from './MergeForm.tsx'

/** Lets the case at hand go on in another. */
export function CaseMerge({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation()
  const merge = useAction(ticketKind, ticket.id, 'merge')
  const unmerge = useAction(ticketKind, ticket.id, 'unmerge')
  return (
    <MergeForm
      ids={[ticket.id]}
      problem={merge.error('into')}
      isBusy={merge.isBusy}
      onSend={(input) =>
        void merge
          .run(input, { version: ticket.version, done: t('desk.merge.done'), undo: () => unmerge.run({}) })
          .then((record) => record !== null && onClose())
      }
      onClose={onClose}
    />
  )
}
