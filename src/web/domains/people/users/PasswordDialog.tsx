import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { PasswordField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

interface PasswordDialogProps {
  userId: string
  name: string
  /** One's own password needs the present one. */
  isOwn: boolean
  onClose: () => void
}

/** A new password. Says that the other sessions end. */
export function PasswordDialog({ userId, name, isOwn, onClose }: PasswordDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm({
    initial: { currentPassword: '', password: '', keepTokens: isOwn },
    onSubmit: async ({ currentPassword, password, keepTokens }) => {
      await api.post(`/users/${userId}/set-password`, { password, keepTokens, ...(isOwn ? { currentPassword } : {}) })
      for (const plural of ['sessions', 'api-tokens']) void client.invalidateQueries({ queryKey: [plural] })
      toast.done(isOwn ? t('admin.password.changed') : t('admin.password.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      title={isOwn ? t('admin.password.changeOwn') : t('admin.password.setFor', { name })}
      onClose={onClose}
      size="md"
    >
      <DialogForm form={form} submit={t('admin.password.save')} onCancel={onClose}>
        {isOwn ? (
          <PasswordField
            {...form.field('currentPassword')}
            label={t('admin.password.current')}
            autoComplete="current-password"
            showLabel={t('app.signIn.show')}
            required
            autoFocus
          />
        ) : null}
        <PasswordField
          {...form.field('password')}
          label={t('admin.password.new')}
          help={t('admin.password.help')}
          autoComplete="new-password"
          showLabel={t('app.signIn.show')}
          required
          autoFocus={!isOwn}
        />
        <CheckField {...form.field('keepTokens')} label={t('admin.password.keepTokens')} />
        <p>{t(isOwn ? 'admin.password.othersEnd' : 'admin.password.allEnd')}</p>
      </DialogForm>
    </Dialog>
  )
}
