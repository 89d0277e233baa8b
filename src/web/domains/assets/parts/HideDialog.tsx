import { IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { request } from '../../../engine/api.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from './parts.module.css'

/** What is set aside: a part, or an install with all its versions or not. */
export type Hideable = { part: string } | { install: string }

interface HideProps {
  record: Json
  what: Hideable
  name: string
}

/** Takes an observed line out for good, at the end of its row. */
export function HideButton(props: HideProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        size="small"
        icon={IconEyeOff}
        label={t('part.hide.verb', { name: props.name })}
        onClick={() => setOpen(true)}
      />
      {isOpen ? <HideDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function HideDialog({ record, what, name, onClose }: HideProps & { onClose: () => void }) {
  const { t } = useTranslation()
  const keep = useKeepRecord(assetKind)
  const isSoftware = 'install' in what
  const form = useForm({
    initial: { reason: '', scope: 'version' },
    onSubmit: async ({ reason, scope }) => {
      const verb = isSoftware ? 'hide-software' : 'hide-part'
      const body = { ...what, reason, ...(isSoftware ? { scope } : {}) }
      const answer = await request<Json>('POST', `/assets/${record.id}/${verb}`, { body })
      keep(answer.data)
      toast.done(t('part.hide.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('part.hide.title', { name })} onClose={onClose}>
      <DialogForm form={form} submit={t('part.hide.submit')} onCancel={onClose}>
        <p className={css.help}>{t('part.hide.help', { name })}</p>
        {isSoftware ? (
          <SegmentedField
            {...form.field('scope')}
            label={t('part.hide.scope')}
            choices={['version', 'program'].map((value) => ({ value, label: t(`part.hide.${value}`) }))}
          />
        ) : null}
        <TextField {...form.field('reason')} label={t('part.hide.why')} maxLength={500} required autoFocus />
      </DialogForm>
    </Dialog>
  )
}
