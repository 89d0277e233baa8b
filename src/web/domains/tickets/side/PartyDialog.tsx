import { useTranslation } from 'react-i18next'
import { supplierKind } from '../../../../shared/management/management.kinds.ts'
import type { ActorRole } from '../../../../shared/tickets/ticket-actors.ts'
import { partyRoles } from '../../../../shared/tickets/ticket-parties.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import type { Ticket } from '../ticket.ts'

type Sort = keyof typeof partyRoles

interface Values {
  sort: Sort
  supplier: Named | null
  name: string
  email: string
  reference: string
}

/** The sorts of party that this role can have. */
const sortsOf = (role: ActorRole): Sort[] =>
  (Object.keys(partyRoles) as Sort[]).filter((sort) => (partyRoles[sort] as readonly ActorRole[]).includes(role))

/** Gives a supplier, or somebody without an account, a part in the case. */
export function PartyDialog({ ticket, role, onClose }: { ticket: Ticket; role: ActorRole; onClose: () => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const { refresh } = useSend([ticketKind.plural])
  const sorts = sortsOf(role).filter((sort) => sort === 'person' || can('supplier.read'))
  const form = useForm<Values>({
    initial: { sort: sorts[0] ?? 'person', supplier: null, name: '', email: '', reference: '' },
    onSubmit: async ({ sort, supplier, name, email, reference }) => {
      const who =
        sort === 'supplier'
          ? { supplier: supplier?.id ?? null, ...(reference === '' ? {} : { reference }) }
          : { name, ...(email === '' ? {} : { email }) }
      await api.post(`/${ticketKind.plural}/${ticket.id}/add-party`, { role, ...who })
      await refresh()
      onClose()
    },
  })
  const { values, set } = form
  return (
    <Dialog title={t('desk.parties.add', { role: t(`tickets.role.${role}`) })} size="md" onClose={onClose}>
      <DialogForm form={form} submit={t('desk.parties.submit')} onCancel={onClose}>
        {sorts.length > 1 ? (
          <SegmentedFilter
            label={t('desk.parties.sort')}
            value={values.sort}
            onChange={(sort) => set({ sort: sort as Sort })}
            segments={sorts.map((value) => ({ value, label: t(`desk.parties.${value}`) }))}
          />
        ) : null}
        {values.sort === 'supplier' ? (
          <>
            <ReferenceField
              {...form.field('supplier')}
              label={t('kind.supplier.name')}
              search={(text, signal) => searchRecords(t, supplierKind, text, signal)}
              required
              autoFocus
            />
            <TextField
              {...form.field('reference')}
              label={t('kind.ticket-party.field.reference')}
              help={t('desk.parties.referenceHelp')}
              maxLength={100}
            />
          </>
        ) : (
          <>
            <TextField {...form.field('name')} label={t('field.name')} maxLength={200} required autoFocus />
            <TextField {...form.field('email')} label={t('kind.ticket-party.field.email')} maxLength={254} />
          </>
        )}
      </DialogForm>
    </Dialog>
  )
}
