import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import type { Named } from '../records.ts'
import { useSend } from '../use-send.ts'
import css from './documents.module.css'
import { HeadingField } from './HeadingField.tsx'
import { maxAttachmentBytes, uploadAll } from './upload.ts'

interface AddProps {
  kind: Kind
  verb: (name: string, body: Record<string, unknown>) => Promise<unknown>
}

/** Files by drop or choice, addresses by a small form; both under a heading if one likes. */
export function AddDocuments({ kind, verb }: AddProps) {
  const { t } = useTranslation()
  const [files, setFiles] = useState<File[]>([])
  const [heading, setHeading] = useState<Named | null>(null)
  const [asksLink, setAsksLink] = useState(false)
  const { send, isBusy } = useSend([kind.plural])
  const submit = async () => {
    const count = files.length
    const attach = async () =>
      verb('attach', { documents: await uploadAll(files), ...(heading === null ? {} : { heading: heading.id }) })
    if (await send(attach, { done: t('engine.documents.sent', { count }) })) setFiles([])
  }
  return (
    <div className={css.add}>
      <FileDrop label={t('engine.documents.add')} files={files} onChange={setFiles} maxBytes={maxAttachmentBytes} />
      {files.length > 0 ? (
        <div className={css.send}>
          <HeadingField value={heading} onChange={setHeading} />
          <Button kind="primary" busy={isBusy} onClick={() => void submit()}>
            {t('engine.documents.send', { count: files.length })}
          </Button>
        </div>
      ) : (
        <div>
          <Button size="small" icon={IconLink} onClick={() => setAsksLink(true)}>
            {t('engine.documents.addLink')}
          </Button>
        </div>
      )}
      {asksLink ? <LinkDialog kind={kind} verb={verb} onClose={() => setAsksLink(false)} /> : null}
    </div>
  )
}

interface Address {
  url: string
  name: string
  heading: Named | null
}

function LinkDialog({ kind, verb, onClose }: AddProps & { onClose: () => void }) {
  const { t } = useTranslation()
  const { refresh } = useSend([kind.plural])
  const form = useForm<Address>({
    initial: { url: '', name: '', heading: null },
    onSubmit: async ({ url, name, heading }) => {
      const body = { url, ...(name.trim() === '' ? {} : { name }), heading: heading?.id ?? null }
      await verb('add-link', body)
      await refresh()
      toast.done(t('engine.documents.linked'))
      onClose()
    },
  })
  return (
    <Dialog title={t('engine.documents.addLink')} onClose={onClose}>
      <DialogForm form={form} submit={t('engine.documents.linkVerb')} onCancel={onClose}>
        <TextField {...form.field('url')} required autoFocus label={t('engine.documents.address')} maxLength={2000} />
        <TextField {...form.field('name')} label={t('engine.documents.name')} maxLength={200} />
        <HeadingField value={form.values.heading} onChange={(heading) => form.set({ heading })} />
      </DialogForm>
    </Dialog>
  )
}
