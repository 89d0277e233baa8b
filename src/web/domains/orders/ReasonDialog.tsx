import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { useAction } from '../../engine/use-action.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'

interface ReasonDialogProps {
  kind: Kind
  id: string
  verb: string
  /** Already translated. */
  title: string
  onClose: () => void
  onDone?: () => void
}

/** A verb that must say why. */
export function ReasonDialog({ kind, id, verb, title, onClose, onDone }: ReasonDialogProps) {
  const { t } = useTranslation()
  const action = useAction(kind, id, verb)
  const form = useForm({
    initial: { reason: '' },
    onSubmit: async ({ reason }) => {
      if ((await action.run({ reason }, { done: t(`orders.done.${verb}`) })) === null) return
      onDone?.()
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose} size="md">
      <DialogForm form={form} submit={t(`action.${kind.name}.${verb}`)} onCancel={onClose}>
        <TextAreaField
          {...form.field('reason')}
          label={t('orders.reason.label')}
          error={action.error('reason')}
          maxLength={2000}
          required
        />
      </DialogForm>
    </Dialog>
  )
}
