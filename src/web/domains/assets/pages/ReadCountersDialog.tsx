import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type PageMeasure, pageMeasures } from '../../../../shared/assets/page-counts.ts'
import { request } from '../../../engine/api.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { DateField } from '../../../ui/field/DateField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

type Values = { day: string | null } & Record<PageMeasure, number | null>

/** Counters read from the device itself, of today or an earlier day. */
export function ReadCountersDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const keep = useKeepRecord(assetKind)
  const form = useForm<Values>({
    initial: {
      day: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date()),
      ...{ total: null, mono: null, color: null, copies: null, scans: null, faxes: null },
    },
    onSubmit: async (body) => {
      keep((await request<Json>('POST', `/assets/${record.id}/read-counters`, { body })).data)
      toast.done(t('assets.pages.done'))
      onClose()
    },
  })
  return (
    <Dialog title={t('assets.pages.read')} onClose={onClose}>
      <DialogForm form={form} submit={t('assets.pages.submit')} onCancel={onClose}>
        <DateField {...form.field('day')} required label={t('assets.pages.column.day')} />
        {pageMeasures.map((name) => (
          <NumberField key={name} {...form.field(name)} min={0} label={t(`assets.pages.column.${name}`)} />
        ))}
      </DialogForm>
    </Dialog>
  )
}
