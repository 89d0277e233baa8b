import { IconEye, IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { api } from '../../engine/api.ts'
import type { Json } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import css from './licences.module.css'

/** The key: shown on demand to those who may, and changed by them. It stays nowhere on the page. */
export function LicenceKey({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([])
  const [shown, setShown] = useState<string | null>(null)
  const [isSetting, setSetting] = useState(false)
  const show = () =>
    send(async () => {
      const { key } = await api.post<{ key: string | null }>(`/${licenceKind.plural}/${record.id}/reveal-key`, {})
      setShown(key ?? t('licences.key.none'))
    })
  return (
    <>
      {record.can?.['reveal-key'] && record.hasKey === true ? (
        <Button icon={IconEye} busy={isBusy} onClick={() => void show()}>
          {t('licences.key.show')}
        </Button>
      ) : null}
      {record.can?.['set-key'] ? (
        <Button icon={IconKey} onClick={() => setSetting(true)}>
          {t('licences.key.set')}
        </Button>
      ) : null}
      {shown === null ? null : (
        <Dialog title={t('licences.key.title')} onClose={() => setShown(null)} size="md">
          <p className={css.key}>{shown}</p>
          <p className={css.help}>{t('licences.key.help')}</p>
        </Dialog>
      )}
      {isSetting ? <SetKey record={record} onClose={() => setSetting(false)} /> : null}
    </>
  )
}

function SetKey({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const { send } = useSend([licenceKind.plural])
  const form = useForm<{ key: string }>({
    initial: { key: '' },
    onSubmit: async ({ key }) => {
      const isDone = await send(
        () => api.post(`/${licenceKind.plural}/${record.id}/set-key`, { key: key.trim() || null }),
        { done: t('licences.key.done') },
      )
      if (isDone) onClose()
    },
  })
  return (
    <Dialog title={t('licences.key.set')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('licences.key.submit')} onCancel={onClose}>
        <TextAreaField
          {...form.field('key')}
          label={t('licences.key.label')}
          help={t('licences.key.help')}
          maxLength={2000}
          autoFocus
        />
      </DialogForm>
    </Dialog>
  )
}
