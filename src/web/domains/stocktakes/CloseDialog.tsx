import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { request } from '../../engine/api.ts'
import { FieldInput } from '../../engine/fields/FieldParts.tsx'
import { isNamed, type Json, type Named, useKeepRecord } from '../../engine/records.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { CheckField } from '../../ui/field/SwitchField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import css from './stocktakes.module.css'

/** Ends the count: says what will be missing, and what may follow for the register. */
export function CloseDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const keep = useKeepRecord(stocktakeKind)
  const misplaced = Number(record.misplacedCount ?? 0)
  const missing = Number(record.expectedCount ?? 0)
  const form = useForm<{ move: boolean; state: Named | null }>({
    initial: { move: false, state: null },
    onSubmit: async ({ move, state }) => {
      const body = { move: move ? 'all' : 'none', ...(state === null ? {} : { missingState: state.id }) }
      const ifMatch = record.version === undefined ? undefined : `"${record.version}"`
      keep((await request<Json>('POST', `/${stocktakeKind.plural}/${record.id}/close`, { body, ifMatch })).data)
      toast.done(t('stocktakes.close.done'))
      onClose()
    },
  })
  return (
    <Dialog title={t('stocktakes.close.title', { name: String(record.name) })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('stocktakes.close.submit')} onCancel={onClose}>
        <p className={css.help}>{t('stocktakes.close.intro', { missing })}</p>
        {misplaced > 0 ? (
          <CheckField
            label={t('stocktakes.close.move', { count: misplaced })}
            help={t('stocktakes.close.moveHelp')}
            {...form.field('move')}
          />
        ) : null}
        {missing > 0 ? (
          <FieldInput
            kind={assetKind}
            field={assetKind.fields.state}
            {...form.field('state')}
            label={t('stocktakes.close.state')}
            help={t('stocktakes.close.stateHelp')}
            onChange={(value) => form.field('state').onChange(isNamed(value) ? value : null)}
          />
        ) : null}
      </DialogForm>
    </Dialog>
  )
}
