import { useTranslation } from 'react-i18next'
import type { TicketParty } from '../../../../shared/tickets/ticket-parties.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

/** Under which number the supplier follows the case: often known only after the call. */
export function PartyNumberDialog({
  ticketId,
  party,
  onClose,
}: {
  ticketId: string
  party: TicketParty
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { refresh } = useSend([ticketKind.plural])
  const form = useForm({
    initial: { reference: party.reference ?? '' },
    onSubmit: async ({ reference }) => {
      await api.post(`/${ticketKind.plural}/${ticketId}/change-party`, { party: party.id, reference })
      await refresh()
      onClose()
    },
  })
  return (
    <Dialog title={party.name} size="sm" onClose={onClose}>
      <DialogForm form={form} submit={t('ui.save')} onCancel={onClose}>
        <TextField
          {...form.field('reference')}
          label={t('kind.ticket-party.field.reference')}
          help={t('desk.parties.referenceHelp')}
          maxLength={100}
          autoFocus
        />
      </DialogForm>
    </Dialog>
  )
}
