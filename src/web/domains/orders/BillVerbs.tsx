import { IconAlertCircle, IconCash, IconCheck, IconEdit, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { billKind, orderKind } from '../../../shared/orders/orders.kinds.ts'
import { api } from '../../engine/api.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import type { Json } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { billParts } from './BillDialog.tsx'
import { OrderReason } from './OrderReason.tsx'
import css from './orders.module.css'

/** Check, dispute, pay; change and remove until it is paid. */
export function BillVerbs({ bill }: { bill: Json }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'change' | 'dispute' | null>(null)
  const { send, refresh } = useSend([billKind.plural, orderKind.plural])
  if (bill.state === 'paid') return null
  const post = (verb: string) =>
    void send(() => api.post(`/bills/${bill.id}/${verb}`, {}), { done: t(`orders.done.${verb}`) })
  const finish = () => {
    setOpen(null)
    void refresh()
  }
  return (
    <span className={css.actions}>
      {bill.state === 'checked' ? (
        <IconButton size="small" icon={IconCash} label={t('action.bill.pay')} onClick={() => post('pay')} />
      ) : (
        <IconButton size="small" icon={IconCheck} label={t('action.bill.check')} onClick={() => post('check')} />
      )}
      {bill.state === 'disputed' ? null : (
        <IconButton
          size="small"
          icon={IconAlertCircle}
          label={t('action.bill.dispute')}
          onClick={() => setOpen('dispute')}
        />
      )}
      <IconButton size="small" icon={IconEdit} label={t('orders.bill.change')} onClick={() => setOpen('change')} />
      <IconButton
        size="small"
        icon={IconTrash}
        label={t('orders.bill.remove')}
        onClick={() => void send(() => api.delete(`/bills/${bill.id}`), { done: t('orders.bill.removed') })}
      />
      {open === 'dispute' ? (
        <OrderReason
          kind={billKind}
          id={bill.id}
          verb="dispute"
          title={t('orders.reason.dispute', { number: String(bill.number) })}
          onClose={() => setOpen(null)}
          onDone={finish}
        />
      ) : null}
      {open === 'change' ? (
        <Dialog title={t('orders.bill.change')} onClose={() => setOpen(null)} size="md">
          <KindForm kind={billKind} record={bill} parts={billParts} onDone={finish} onCancel={() => setOpen(null)} />
        </Dialog>
      ) : null}
    </span>
  )
}
