import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from './life.module.css'

interface Kept {
  name: string
  isSet: boolean
}

/** Codes of a SIM card or a line, for those who may read them: shown on demand, and they stay nowhere on the page. */
export function AssetSecrets({ record }: { record: Json }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const { data } = useQuery(partQuery<{ items: Kept[] }>(assetKind, record.id, 'secrets'))
  const { send } = useSend([])
  const [shown, setShown] = useState<{ name: string; secret: string } | null>(null)
  const [changed, setChanged] = useState<string | null>(null)
  const may = record.can?.['reveal-secret'] === true
  const show = (name: string) =>
    send(async () => {
      const { secret } = await api.post<{ secret: string | null }>(`/assets/${record.id}/reveal-secret`, { name })
      setShown({ name, secret: secret ?? t('life.secret.none') })
    })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className={css.secrets} aria-label={t('life.secret.title')}>
      <h2 className={css.secretsTitle}>{t('life.secret.title')}</h2>
      {data.items.map(({ name, isSet }) => (
        <div key={name} className={css.secret}>
          <span>{texts.field(name)}</span>
          <span className={css.secretVerbs}>
            {isSet ? null : <span className={css.setBy}>{t('life.secret.none')}</span>}
            {isSet && may ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={`${t('life.secret.show')} ${texts.field(name)}`}
                onClick={() => void show(name)}
              >
                {t('life.secret.show')}
              </Button>
            ) : null}
            {may ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={`${t(isSet ? 'life.secret.change' : 'life.secret.set')} ${texts.field(name)}`}
                onClick={() => setChanged(name)}
              >
                {t(isSet ? 'life.secret.change' : 'life.secret.set')}
              </Button>
            ) : null}
          </span>
        </div>
      ))}
      {shown === null ? null : (
        <Dialog
          title={t('life.secret.shown', { name: texts.field(shown.name), asset: String(record.name) })}
          onClose={() => setShown(null)}
        >
          <p className={css.code}>{shown.secret}</p>
          <p className={css.setBy}>{t('life.secret.help')}</p>
        </Dialog>
      )}
      {changed === null ? null : <SetSecret record={record} name={changed} onClose={() => setChanged(null)} />}
    </section>
  )
}

function SetSecret({ record, name, onClose }: { record: Json; name: string; onClose: () => void }) {
  const { t } = useTranslation()
  const label = useKindTexts(assetKind).field(name)
  const { send } = useSend([assetKind.plural])
  const form = useForm<{ secret: string }>({
    initial: { secret: '' },
    onSubmit: async ({ secret }) => {
      const body = { name, secret: secret.trim() || null }
      const isDone = await send(() => api.post(`/assets/${record.id}/set-secret`, body), {
        done: t('life.secret.done'),
      })
      if (isDone) onClose()
    },
  })
  return (
    <Dialog title={t('life.secret.shown', { name: label, asset: String(record.name) })} onClose={onClose}>
      <DialogForm form={form} submit={t('life.secret.submit')} onCancel={onClose}>
        <TextField
          {...form.field('secret')}
          label={label}
          help={`${t('life.secret.help')} ${t('life.secret.empty')}`}
          maxLength={200}
          autoComplete="off"
          autoFocus
        />
      </DialogForm>
    </Dialog>
  )
}
