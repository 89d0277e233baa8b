import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { outletSorts } from '../../../../shared/infrastructure/places.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Json, Named } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { ofTypesThat } from '../racks/elevation.ts'
import type { Outlet } from './OutletsTab.tsx'

/** A row of outlets of one sort. */
export function AddOutletsDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm<{ sort: string | null; count: number | null }>({
    initial: { sort: 'C13', count: 8 },
    onSubmit: async (values) => {
      await api.post(`/assets/${record.id}/add-outlets`, values)
      void client.invalidateQueries({ queryKey: ['assets'] })
      onClose()
    },
  })
  return (
    <Dialog title={t('infrastructure.outlet.add')} onClose={onClose}>
      <DialogForm form={form} submit={t('infrastructure.outlet.add')} onCancel={onClose}>
        <ChoiceField
          {...form.field('sort')}
          label={t('infrastructure.outlet.sort')}
          choices={outletSorts.map((value) => ({ value, label: t(`infrastructure.outletSort.${value}`) }))}
          required
        />
        <NumberField {...form.field('count')} label={t('infrastructure.outlet.count')} min={1} max={100} required />
      </DialogForm>
    </Dialog>
  )
}

interface PlugDialogProps {
  record: Json
  outlet: Outlet
  onClose: () => void
}

export function PlugDialog({ record, outlet, onClose }: PlugDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm<{ asset: Named | null; input: string }>({
    initial: { asset: null, input: '' },
    onSubmit: async ({ asset, input }) => {
      await api.post(`/assets/${record.id}/plug`, {
        outlet: outlet.id,
        asset: asset?.id ?? '',
        ...(input === '' ? {} : { input }),
      })
      void client.invalidateQueries({ queryKey: ['assets'] })
      onClose()
    },
  })
  return (
    <Dialog title={t('infrastructure.outlet.plug', { number: outlet.number })} onClose={onClose}>
      <DialogForm form={form} submit={t('infrastructure.outlet.plugIn')} onCancel={onClose}>
        <ReferenceField
          {...form.field('asset')}
          label={t('infrastructure.outlet.asset')}
          search={(text, signal) => searchRecords(t, assetKind, text, signal, ofTypesThat('power'))}
          required
          autoFocus
        />
        <TextField
          {...form.field('input')}
          label={t('infrastructure.outlet.input')}
          help={t('infrastructure.outlet.inputHelp')}
          maxLength={50}
        />
      </DialogForm>
    </Dialog>
  )
}
