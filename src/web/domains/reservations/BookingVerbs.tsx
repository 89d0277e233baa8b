import { IconArrowBackUp, IconCalendarX, IconClockEdit, IconHandMove } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { request } from '../../engine/api.ts'
import { MomentField } from '../../engine/fields/controls.ts'
import { isNamed, type Json, useKeepRecord } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { LoanDialog } from './LoanDialog.tsx'

type Open = 'lend' | 'return' | 'change' | 'cancel' | null

/** What may be done with a booking in the state it is in. */
export function BookingVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      {record.can?.lend ? (
        <Button kind="primary" icon={IconHandMove} onClick={() => setOpen('lend')}>
          {t('action.booking.lend')}
        </Button>
      ) : null}
      {record.can?.return ? (
        <Button kind="primary" icon={IconArrowBackUp} onClick={() => setOpen('return')}>
          {t('action.booking.return')}
        </Button>
      ) : null}
      {record.can?.change ? (
        <Button icon={IconClockEdit} onClick={() => setOpen('change')}>
          {t(record.state === 'lent' ? 'reservations.extend.verb' : 'reservations.change.verb')}
        </Button>
      ) : null}
      {record.can?.cancel ? (
        <Button icon={IconCalendarX} onClick={() => setOpen('cancel')}>
          {t('reservations.cancel.verb')}
        </Button>
      ) : null}
      {open === 'lend' || open === 'return' ? <LoanDialog record={record} gesture={open} onClose={close} /> : null}
      {open === 'change' ? <ChangeDialog record={record} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog record={record} onClose={close} /> : null}
    </>
  )
}

type Scope = 'one' | 'following' | 'all'

function ScopeChoice({ value, onChange }: { value: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedFilter
      label={t('reservations.scope.label')}
      value={value}
      onChange={(next) => onChange(next as Scope)}
      segments={(['one', 'following', 'all'] as const).map((each) => ({
        value: each,
        label: t(`reservations.scope.${each}`),
      }))}
    />
  )
}

/** Sends a verb of the booking; what is refused stays in the dialog, free times with it. */
function useVerb(record: Json, verb: string, done: string, onClose: () => void) {
  const keep = useKeepRecord(bookingKind)
  return async (body: Record<string, unknown>) => {
    const { data } = await request<Json>('POST', `/bookings/${record.id}/${verb}`, { body })
    keep(data)
    toast.done(done)
    onClose()
  }
}

function ChangeDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const send = useVerb(record, 'change', t('reservations.change.done'), onClose)
  const isLent = record.state === 'lent'
  const form = useForm({
    initial: {
      startsAt: String(record.startsAt) as string | null,
      endsAt: String(record.endsAt) as string | null,
      reason: String(record.reason ?? ''),
      scope: 'one' as Scope,
    },
    onSubmit: ({ startsAt, endsAt, reason, scope }) =>
      send({ ...(isLent ? {} : { startsAt }), endsAt, reason: reason || null, scope }),
  })
  return (
    <Dialog title={t(isLent ? 'reservations.extend.verb' : 'reservations.change.verb')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('reservations.change.submit')} onCancel={onClose}>
        {isLent ? null : <MomentField {...form.field('startsAt')} required label={t('kind.booking.field.startsAt')} />}
        <MomentField {...form.field('endsAt')} required label={t('kind.booking.field.endsAt')} />
        <TextAreaField {...form.field('reason')} label={t('kind.booking.field.reason')} maxLength={2000} />
        {isNamed(record.series) ? (
          <ScopeChoice value={form.values.scope} onChange={(scope) => form.set({ scope })} />
        ) : null}
      </DialogForm>
    </Dialog>
  )
}

function CancelDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const send = useVerb(record, 'cancel', t('reservations.cancel.done'), onClose)
  const form = useForm({
    initial: { why: '', scope: 'one' as Scope },
    onSubmit: ({ why, scope }) => send({ why: why || null, scope }),
  })
  return (
    <Dialog title={t('reservations.cancel.title', { name: String(record.name) })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('reservations.cancel.verb')} onCancel={onClose}>
        <TextAreaField {...form.field('why')} label={t('reservations.cancel.why')} maxLength={500} />
        {isNamed(record.series) ? (
          <ScopeChoice value={form.values.scope} onChange={(scope) => form.set({ scope })} />
        ) : null}
      </DialogForm>
    </Dialog>
  )
}
