import { useTranslation } from 'react-i18next'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { stockItemKind, stockLevelKind } from '../../../../shared/stock/stock.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import type { Json } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from '../stock.module.css'
import { useStockRefresh } from './use-movement.ts'

interface Values {
  location: Option | null
  threshold: number | null
  target: number | null
}

/** Alert and target of one place. */
export function LevelDialog({ item, onClose }: { item: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useStockRefresh()
  const form = useForm<Values>({
    initial: { location: null, threshold: null, target: null },
    onSubmit: async ({ location, threshold, target }) => {
      await api.post(`/${stockItemKind.plural}/${item.id}/set-level`, {
        location: location?.id ?? '',
        threshold,
        target,
      })
      await refresh()
      toast.done(t('stock.dialog.levelSet'))
      onClose()
    },
  })
  /** What is set already stands in the fields. */
  const choose = async (location: Option | null) => {
    form.set({ location })
    if (location === null) return
    const filter = {
      all: [
        { field: 'item', op: 'is', value: item.id },
        { field: 'location', op: 'is', value: location.id },
      ],
    } as never
    const { items } = await readPage(stockLevelKind, { filter, fields: ['threshold', 'target'] }, { limit: 1 })
    const number = (value: unknown) => (typeof value === 'number' ? value : null)
    form.set({ threshold: number(items[0]?.threshold), target: number(items[0]?.target) })
  }
  return (
    <Dialog title={`${t('stock.dialog.level')} · ${String(item.name)}`} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('stock.dialog.submit')} onCancel={onClose}>
        <ReferenceField
          {...form.field('location')}
          onChange={(location) => void choose(location)}
          label={t('stock.dialog.from')}
          search={(text, signal) => searchRecords(t, locationKind, text, signal)}
          required
          autoFocus
        />
        <div className={css.pair}>
          <NumberField {...form.field('threshold')} label={t('kind.stock-level.field.threshold')} min={0} />
          <NumberField {...form.field('target')} label={t('kind.stock-level.field.target')} min={0} />
        </div>
      </DialogForm>
    </Dialog>
  )
}
