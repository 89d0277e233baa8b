import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { ReasonDialog } from '../../engine/ReasonDialog.tsx'
import { useAction } from '../../engine/use-action.ts'

interface OrderReasonProps {
  kind: Kind
  id: string
  verb: string
  /** Already translated. */
  title: string
  onClose: () => void
  onDone?: () => void
}

/** A verb of an order or a bill that must say why. */
export function OrderReason({ kind, id, verb, title, onClose, onDone }: OrderReasonProps) {
  const { t } = useTranslation()
  const action = useAction(kind, id, verb)
  const send = async (reason: string) => {
    const done = await action.run({ reason }, { done: t(`orders.done.${verb}`) })
    if (done !== null) onDone?.()
    return done
  }
  return (
    <ReasonDialog
      title={title}
      label={t('orders.reason.label')}
      submit={t(`action.${kind.name}.${verb}`)}
      maxLength={2000}
      action={action}
      onSend={send}
      onClose={onClose}
    />
  )
}
