import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { assetTypeNames } from '../../../../shared/assets/types/index.ts'
import { request } from '../../../engine/api.ts'
import { isBlank } from '../../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { HandOverDialog } from './HandOverDialog.tsx'
import type { LifeDialog } from './LifeItems.tsx'
import css from './life.module.css'
import { lostFields } from './lost-fields.ts'

interface DialogProps {
  record: Json
  onClose: () => void
}

/** The dialogs behind the menu of an asset. */
export function LifeDialogs({ open, ...props }: DialogProps & { open: LifeDialog | null }) {
  if (open === 'hand-over') return <HandOverDialog {...props} gesture="hand-over" />
  if (open === 'type') return <TypeDialog {...props} />
  if (open === 'template') return <TemplateDialog {...props} />
  return null
}

/** Another type, with what of the own fields is kept and what goes. */
function TypeDialog({ record, onClose }: DialogProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const keep = useKeepRecord(assetKind)
  const form = useForm<{ type: string | null }>({
    initial: { type: null },
    onSubmit: async ({ type }) => {
      const ifMatch = record.version === undefined ? undefined : `"${record.version}"`
      const answer = await request<Json>('POST', `/assets/${record.id}/change-type`, { body: { type }, ifMatch })
      keep(answer.data)
      toast.done(t('life.type.done', { name: String(record.name), type: texts.choice('type', String(type)) }))
      onClose()
    },
  })
  const { kept, lost } = lostFields(record, form.values.type)
  const list = (names: string[]) => names.map((name) => texts.field(`custom.${name}`)).join(', ')
  return (
    <Dialog title={t('life.type.title', { name: String(record.name) })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('life.type.verb')} onCancel={onClose}>
        <ChoiceField
          {...form.field('type')}
          label={t('life.type.new')}
          choices={assetTypeNames
            .filter((name) => name !== record.type)
            .map((value) => ({ value, label: texts.choice('type', value) }))}
          required
        />
        {form.values.type === null ? null : (
          <div className={css.preview} role="status">
            <p>{kept.length === 0 ? t('life.type.keptNone') : t('life.type.kept', { fields: list(kept) })}</p>
            <p>{lost.length === 0 ? t('life.type.lostNone') : t('life.type.lost', { fields: list(lost) })}</p>
          </div>
        )}
      </DialogForm>
    </Dialog>
  )
}

function TemplateDialog({ record, onClose }: DialogProps) {
  const { t } = useTranslation()
  const model = record.model
  const suggestion = isBlank(model) ? String(record.name) : String((model as { name: string }).name)
  const form = useForm<{ name: string }>({
    initial: { name: suggestion },
    onSubmit: async ({ name }) => {
      await request('POST', `/assets/${record.id}/save-as-template`, { body: { name } })
      toast.done(t('life.template.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('life.template.verb')} onClose={onClose}>
      <DialogForm form={form} submit={t('life.template.submit')} onCancel={onClose}>
        <p className={css.help}>{t('life.template.help')}</p>
        <TextField {...form.field('name')} label={t('life.template.name')} maxLength={255} required autoFocus />
      </DialogForm>
    </Dialog>
  )
}
