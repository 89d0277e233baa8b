import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conditions } from '../../../shared/assets/life.kinds.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { request } from '../../engine/api.ts'
import { maxAttachmentBytes, uploadAll } from '../../engine/documents/upload.ts'
import { ChoiceField } from '../../engine/fields/controls.ts'
import { isNamed, type Json, useKeepRecord } from '../../engine/records.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import { TextAreaField, TextField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { type SignatureHandle, SignaturePad } from './SignaturePad.tsx'

interface LoanDialogProps {
  record: Json
  gesture: 'lend' | 'return'
  onClose: () => void
}

/** In which condition, with what, with a picture and the name drawn on the screen: the same sheet both ways. */
export function LoanDialog({ record, gesture, onClose }: LoanDialogProps) {
  const { t } = useTranslation()
  const keep = useKeepRecord(bookingKind)
  const signature = useRef<SignatureHandle>(null)
  const [files, setFiles] = useState<File[]>([])
  const person = isNamed(record.user) ? record.user.name : ''
  const form = useForm({
    initial: { condition: null as string | null, accessories: '', comment: '' },
    onSubmit: async ({ condition, accessories, comment }) => {
      const drawn = await signature.current?.file(t(`reservations.loan.${gesture}.signatureFile`))
      const documents = await uploadAll([...files, ...(drawn ? [drawn] : [])])
      const body = { condition, accessories: accessories || null, comment: comment || null, documents }
      const { data } = await request<Json>('POST', `/bookings/${record.id}/${gesture}`, { body })
      keep(data)
      toast.done(t(`reservations.loan.${gesture}.done`, { name: String(record.name) }))
      onClose()
    },
  })
  return (
    <Dialog title={t(`reservations.loan.${gesture}.title`, { name: String(record.name) })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t(`action.booking.${gesture}`)} onCancel={onClose}>
        <ChoiceField
          {...form.field('condition')}
          label={t('kind.hand-over.field.condition')}
          choices={conditions.map((value) => ({ value, label: t(`kind.hand-over.choice.condition.${value}`) }))}
        />
        <TextField {...form.field('accessories')} label={t('kind.hand-over.field.accessories')} maxLength={2000} />
        <TextAreaField {...form.field('comment')} label={t('reservations.loan.remarks')} maxLength={2000} />
        <FileDrop
          label={t('reservations.loan.pictures')}
          files={files}
          onChange={setFiles}
          maxBytes={maxAttachmentBytes}
        />
        <SignaturePad ref={signature} label={t('reservations.loan.signature', { name: person })} />
      </DialogForm>
    </Dialog>
  )
}
