import { useTranslation } from 'react-i18next'
import { billKind, orderKind } from '../../../shared/orders/orders.kinds.ts'
import { request } from '../../engine/api.ts'
import { FieldInput } from '../../engine/fields/FieldParts.tsx'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { type Json, useKeepRecord } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import css from './orders.module.css'

export const billParts: readonly FormPart[] = [
  { fields: [['number', 'billedOn'], ['amountExcl', 'amountIncl'], 'comment'] },
]

const fields = ['number', 'billedOn', 'amountExcl', 'amountIncl'] as const

/** A bill for an order, as the supplier wrote it. */
export function BillDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const texts = useKindTexts(billKind)
  const keep = useKeepRecord(orderKind)
  const { refresh } = useSend([orderKind.plural, billKind.plural])
  const form = useForm<Record<(typeof fields)[number], unknown>>({
    initial: { number: '', billedOn: null, amountExcl: null, amountIncl: null },
    onSubmit: async (values) => {
      const { data } = await request<Json>('POST', `/orders/${record.id}/bill`, { body: { ...values } })
      keep(data)
      await refresh()
      toast.done(t('orders.done.bill'))
      onClose()
    },
  })
  return (
    <Dialog title={t('action.order.bill')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('action.order.bill')} onCancel={onClose}>
        <div className={css.pair}>
          {fields.map((name) => (
            <FieldInput
              key={name}
              kind={billKind}
              field={billKind.fields[name]}
              label={texts.field(name)}
              {...form.field(name)}
            />
          ))}
        </div>
      </DialogForm>
    </Dialog>
  )
}
