import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  {
    title: 'orders.form.what',
    fields: ['name', ['supplier', 'contact'], ['entity', 'contract'], ['requester', 'group']],
  },
  { title: 'orders.form.money', fields: ['budget', ['accountCode', 'commitmentNumber']] },
  { title: 'orders.form.delivery', fields: [['location', 'dueOn'], 'terms'] },
  { title: 'orders.form.more', fields: ['comment'] },
]

/** A draft: what is ordered is added on its page. */
export function NewOrderPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.order.new')} layout="read">
      <KindForm
        kind={orderKind}
        parts={parts}
        draft="order.new"
        initial={{ entity: entities[0] ?? null }}
        submit={t('orders.form.submit')}
        onCancel={() => void navigate({ to: '/orders' })}
        onDone={(order) => {
          toast.done(t('engine.form.created', { name: titleOf(orderKind, order) }))
          void navigate({ to: `/orders/${order.id}` })
        }}
      />
    </Page>
  )
}
