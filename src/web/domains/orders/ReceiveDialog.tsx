import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetStateKind } from '../../../shared/assets/assets.kinds.ts'
import { orderKind, orderLineKind } from '../../../shared/orders/orders.kinds.ts'
import { leftOf } from '../../../shared/orders/quantity.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { request } from '../../engine/api.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import { isNamed, type Json, useKeepRecord } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { DecimalField } from '../../ui/field/DecimalField.tsx'
import type { Option } from '../../ui/field/ReferenceField.tsx'
import { ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { TextAreaField, TextField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { useLines } from './LinesTab.tsx'
import css from './orders.module.css'
import { quantityText } from './parts.tsx'

interface Arrived {
  quantity: string | null
  serials: string
  numbers: string
}

const nothing: Arrived = { quantity: null, serials: '', numbers: '' }

const perLine = (text: string): string[] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** What has come of an order: line by line, never more than is left; of machines their numbers, typed or scanned one a line. */
export function ReceiveDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const list = useLines(record.id)
  const open = list.rows.filter((line) => leftOf(line as never) !== '0')
  return (
    <Dialog title={t('orders.receive.title', { number: String(record.number) })} onClose={onClose} size="lg">
      {list.isLoading ? <Skeleton lines={6} /> : <Sheet record={record} lines={open} onClose={onClose} />}
    </Dialog>
  )
}

function Sheet({ record, lines, onClose }: { record: Json; lines: readonly Json[]; onClose: () => void }) {
  const { t } = useTranslation()
  const keep = useKeepRecord(orderKind)
  const { refresh } = useSend([orderKind.plural, orderLineKind.plural])
  const [sent, setSent] = useState<readonly string[]>([])
  const form = useForm({
    initial: {
      deliveryNote: '',
      receivedOn: null as string | null,
      location: (isNamed(record.location) ? record.location : null) as Option | null,
      state: null as Option | null,
      comment: '',
      arrived: Object.fromEntries(lines.map((line) => [line.id, nothing])) as Record<string, Arrived>,
    },
    onSubmit: async (values) => {
      const come = lines.filter((line) => Number(values.arrived[line.id]?.quantity ?? 0) > 0)
      setSent(come.map(({ id }) => id))
      if (come.length === 0) throw { title: t('orders.receive.empty'), errors: [] }
      const { data } = await request<Json>('POST', `/orders/${record.id}/receive`, {
        body: {
          deliveryNote: values.deliveryNote || null,
          ...(values.receivedOn === null ? {} : { receivedOn: values.receivedOn }),
          ...(values.location === null ? {} : { location: values.location.id }),
          ...(values.state === null ? {} : { state: values.state.id }),
          comment: values.comment || null,
          lines: come.map(({ id }) => ({
            line: id,
            quantity: values.arrived[id]!.quantity,
            serials: perLine(values.arrived[id]!.serials),
            inventoryNumbers: perLine(values.arrived[id]!.numbers),
          })),
        },
      })
      keep(data)
      await refresh()
      toast.done(t('orders.done.receive'))
      onClose()
    },
  })
  const set = (id: string, patch: Partial<Arrived>) =>
    form.set({ arrived: { ...form.values.arrived, [id]: { ...form.values.arrived[id]!, ...patch } } })
  const errorOf = (id: string) =>
    form.errors.find(({ field }) => field.startsWith(`lines.${sent.indexOf(id)}.`))?.detail
  const all = () =>
    form.set({
      arrived: Object.fromEntries(
        lines.map((line) => [line.id, { ...form.values.arrived[line.id]!, quantity: leftOf(line as never) }]),
      ),
    })
  return (
    <DialogForm form={form} submit={t('action.order.receive')} onCancel={onClose}>
      <div className={css.pair}>
        <TextField
          {...form.field('deliveryNote')}
          label={t('kind.reception.field.deliveryNote')}
          maxLength={100}
          autoFocus
        />
        <DateField {...form.field('receivedOn')} label={t('kind.reception.field.receivedOn')} />
        <ReferenceField
          {...form.field('location')}
          label={t('kind.reception.field.location')}
          search={(text, signal) => searchRecords(t, locationKind, text, signal)}
        />
        {lines.some((line) => line.sort === 'asset') ? (
          <ReferenceField
            {...form.field('state')}
            label={t('orders.receive.state')}
            search={(text, signal) => searchRecords(t, assetStateKind, text, signal)}
          />
        ) : null}
      </div>
      <Button size="small" onClick={all}>
        {t('orders.receive.all')}
      </Button>
      {lines.map((line) => (
        <Arrival
          key={line.id}
          line={line}
          value={form.values.arrived[line.id] ?? nothing}
          error={errorOf(line.id)}
          onChange={(patch) => set(line.id, patch)}
        />
      ))}
      <TextAreaField {...form.field('comment')} label={t('kind.reception.field.comment')} maxLength={2000} />
    </DialogForm>
  )
}

interface ArrivalProps {
  line: Json
  value: Arrived
  error: string | undefined
  onChange: (patch: Partial<Arrived>) => void
}

function Arrival({ line, value, error, onChange }: ArrivalProps) {
  const { t, i18n } = useTranslation()
  const said = (value: unknown) => quantityText(value, i18n.language)
  const isThing = line.sort === 'asset' && Number(value.quantity ?? 0) > 0
  return (
    <section className={css.arrival} aria-label={String(line.designation)}>
      <h3>{String(line.designation)}</h3>
      <div className={css.pair}>
        <DecimalField
          label={t('orders.receive.quantity')}
          help={t('orders.receive.of', { left: said(leftOf(line as never)), quantity: said(line.quantity) })}
          value={value.quantity}
          onChange={(quantity) => onChange({ quantity })}
          scale={line.sort === 'service' ? 3 : 0}
          isNeverNegative
          error={error}
        />
        {isThing ? (
          <TextAreaField
            label={t('orders.receive.serials')}
            value={value.serials}
            onChange={(serials) => onChange({ serials })}
          />
        ) : null}
        {isThing ? (
          <TextAreaField
            label={t('orders.receive.numbers')}
            value={value.numbers}
            onChange={(numbers) => onChange({ numbers })}
          />
        ) : null}
      </div>
    </section>
  )
}
