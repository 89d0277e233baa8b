import { useTranslation } from 'react-i18next'
import { mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { PasswordField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

/** The password of the mailbox, typed anew: what is kept is never shown. */
export function PasswordDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const { send } = useSend([mailboxKind.plural])
  const form = useForm<{ password: string }>({
    initial: { password: '' },
    onSubmit: async (values) => {
      const isDone = await send(() => api.post(`/${mailboxKind.plural}/${record.id}/set-password`, values), {
        done: t('mailboxes.password.done'),
      })
      if (isDone) onClose()
    },
  })
  return (
    <Dialog title={t('mailboxes.password.title')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('mailboxes.password.submit')} onCancel={onClose}>
        <p>{t('mailboxes.password.help')}</p>
        <PasswordField
          {...form.field('password')}
          label={t('mailboxes.password.label')}
          autoComplete="new-password"
          showLabel={t('mailboxes.password.show')}
          required
          autoFocus
        />
      </DialogForm>
    </Dialog>
  )
}
