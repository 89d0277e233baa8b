import { useTranslation } from 'react-i18next'
import { type Kind, writableFields } from '../../../shared/kinds/define-kind.ts'
import { recordTemplateKind } from '../../../shared/workspace/workspace.kinds.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { api } from '../api.ts'
import { type Json, titleOf } from '../records.ts'
import css from './templates.module.css'

/** Keeps what a record says as what a further one may begin with. */
export function TemplateDialog({ kind, record, onClose }: { kind: Kind; record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm<{ name: string }>({
    initial: { name: titleOf(kind, record) },
    onSubmit: async ({ name }) => {
      const values = Object.fromEntries(
        writableFields(kind).flatMap(([field]) => (record[field] == null ? [] : [[field, record[field]]])),
      )
      await api.post(`/${recordTemplateKind.plural}`, { name, subject: kind.name, values })
      toast.done(t('engine.template.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('engine.template.verb')} onClose={onClose}>
      <DialogForm form={form} submit={t('engine.template.submit')} onCancel={onClose}>
        <p className={css.help}>{t('engine.template.help')}</p>
        <TextField {...form.field('name')} label={t('engine.template.name')} maxLength={255} required autoFocus />
      </DialogForm>
    </Dialog>
  )
}
