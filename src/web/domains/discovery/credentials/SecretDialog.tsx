import { useTranslation } from 'react-i18next'
import { snmpCredentialKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { PasswordField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

/** The secrets that the credential's version asks for, typed anew: what is kept is never shown. */
export function SecretDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const { send } = useSend([snmpCredentialKind.plural])
  const wanted =
    record.protocol !== 'v3'
      ? (['community'] as const)
      : [...(record.authProtocol ? (['authKey'] as const) : []), ...(record.privProtocol ? (['privKey'] as const) : [])]
  const form = useForm<{ community: string; authKey: string; privKey: string }>({
    initial: { community: '', authKey: '', privKey: '' },
    onSubmit: async (values) => {
      const body = Object.fromEntries(wanted.map((name) => [name, values[name]]))
      const isDone = await send(() => api.post(`/${snmpCredentialKind.plural}/${record.id}/set-secret`, body), {
        done: t('discovery.secret.done'),
      })
      if (isDone) onClose()
    },
  })
  return (
    <Dialog title={t('discovery.secret.title')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('discovery.secret.submit')} onCancel={onClose}>
        <p>{t(wanted.length === 0 ? 'discovery.secret.nothing' : 'discovery.secret.help')}</p>
        {wanted.map((name, index) => (
          <PasswordField
            key={name}
            {...form.field(name)}
            label={t(`discovery.secret.${name}`)}
            autoComplete="new-password"
            showLabel={t('discovery.secret.show')}
            required
            autoFocus={index === 0}
          />
        ))}
      </DialogForm>
    </Dialog>
  )
}
