import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ticketCostKind } from '../../../../shared/management/management.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { FormPart, FormValues } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'

interface TicketCostDialogProps {
  ticketId: string
  /** The line being changed; null for a new one. */
  cost: Json | null
  initial: FormValues
  onClose: () => void
}

/** A line of what a case costs. */
export function TicketCostDialog({ ticketId, cost, initial, onClose }: TicketCostDialogProps) {
  const { t } = useTranslation()
  const can = useCan()
  const client = useQueryClient()
  const parts: readonly FormPart[] = [
    { fields: ['name', ['sort', 'day']] },
    { fields: [['minutes', 'rate']], when: ({ sort }) => sort === 'time' },
    { fields: [['quantity', 'unitPrice']], when: ({ sort }) => sort === 'material' },
    {
      fields: [
        'amount',
        ...(can('budget.read') ? ['budget'] : []),
        ...(can('supplier.read') ? ['supplier'] : []),
        'comment',
      ],
    },
  ]
  return (
    <Dialog
      size="md"
      title={t(cost === null ? 'management.ticketCost.add' : 'management.ticketCost.change')}
      onClose={onClose}
    >
      <KindForm
        kind={ticketCostKind}
        record={cost}
        initial={initial}
        parts={parts}
        fixed={{ ticket: ticketId }}
        onDone={() => {
          void client.invalidateQueries({ queryKey: [ticketKind.plural, ticketId] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
