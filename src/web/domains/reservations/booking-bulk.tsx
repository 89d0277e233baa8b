import { IconArrowBackUp, IconCalendarX, IconHandMove } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import type { BulkAsked, BulkVerb } from '../../engine/list/BulkVerbs.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'

/** What the counter does with several bookings at once: a trolley goes out, comes back, or nobody comes. */
export const bookingBulkVerbs: readonly BulkVerb[] = [
  {
    verb: 'lend',
    label: 'action.booking.lend',
    icon: IconHandMove,
    needs: 'booking.lend',
    done: 'reservations.bulk.lent',
  },
  {
    verb: 'return',
    label: 'action.booking.return',
    icon: IconArrowBackUp,
    needs: 'booking.lend',
    done: 'reservations.bulk.returned',
  },
  {
    verb: 'cancel',
    label: 'action.booking.cancel',
    icon: IconCalendarX,
    needs: 'booking.cancel',
    done: 'reservations.bulk.cancelled',
    ask: (props) => <BulkCancel {...props} />,
  },
]

function BulkCancel({ ids, onRun, onClose }: BulkAsked) {
  const { t } = useTranslation()
  const texts = useKindTexts(bookingKind)
  const form = useForm({ initial: { why: '' }, onSubmit: ({ why }) => onRun({ why: why || null }) })
  return (
    <Dialog title={t('reservations.bulk.cancelTitle', { count: texts.count(ids.length) })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('reservations.cancel.verb')} onCancel={onClose}>
        <TextAreaField {...form.field('why')} label={t('reservations.cancel.why')} maxLength={500} />
      </DialogForm>
    </Dialog>
  )
}
