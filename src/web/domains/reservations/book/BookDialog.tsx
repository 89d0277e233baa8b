import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { FreePool } from '../../../../shared/reservations/calendar.ts'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../../engine/api.ts'
import { CheckField, ChoiceField, MomentField, ReferenceField } from '../../../engine/fields/controls.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { isProblem } from '../../../engine/problem.ts'
import type { Named } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from './book.module.css'
import { RepeatFields, type RepeatValues, repeatsOf } from './RepeatFields.tsx'

interface BookDialogProps {
  pool: FreePool
  period: { from: string; until: string }
  isDesk: boolean
  /** The thing that was asked for. */
  bookable: string | null
  onClose: () => void
  /** Null: a series. */
  onBooked: (id: string | null) => void
}

interface Values extends RepeatValues {
  startsAt: string | null
  endsAt: string | null
  bookable: string | null
  user: Named | null
  reason: string
  termsAccepted: boolean
  override: boolean
  skipRefused: boolean
}

/** Which of the pool, for whom, why, once or again and again. */
export function BookDialog({ pool, period, isDesk, bookable, onClose, onBooked }: BookDialogProps) {
  const { t } = useTranslation()
  const can = useCan()
  const client = useQueryClient()
  const isThere = pool.things.some(({ id }) => id === bookable)
  const [isOverOffered, setOverOffered] = useState(false)
  const form = useForm<Values>({
    initial: {
      ...{ startsAt: period.from, endsAt: period.until, bookable: isThere ? bookable : null, user: null, reason: '' },
      ...{ termsAccepted: false, override: false, skipRefused: false },
      ...{ repeat: 'none', until: null, count: null },
    },
    onSubmit: async (values) => {
      try {
        await send(values)
      } catch (problem) {
        if (isProblem(problem, 'invalid')) setOverOffered(true)
        throw problem
      }
    },
  })
  const send = async (values: Values) => {
    const { startsAt, endsAt, user, reason, termsAccepted, override, skipRefused } = values
    const order = {
      ...{ pool: pool.id, startsAt, endsAt, reason: reason || null, termsAccepted, override },
      ...(values.bookable === null ? {} : { bookable: values.bookable }),
      ...(user === null ? {} : { user: user.id }),
    }
    const repeats = repeatsOf(values)
    const made =
      repeats === null
        ? await api.post<{ id: string; name: string; state: string }>('/bookings', order)
        : await api.post<{ id: string; booked?: number }>('/booking-series', { ...order, repeats, skipRefused })
    await client.invalidateQueries({ queryKey: [bookingKind.plural] })
    const isAsked = 'state' in made && made.state === 'asked'
    toast.done(
      t(
        repeats !== null
          ? 'reservations.book.seriesDone'
          : isAsked
            ? 'reservations.book.asked'
            : 'reservations.book.done',
        { name: pool.name },
      ),
    )
    onBooked(repeats === null ? made.id : null)
  }
  const problem = isProblem(form.problem) ? form.problem : null
  const slots = problem?.errors.filter(({ code }) => code === 'free_slot') ?? []
  const refused = problem?.errors.some(({ field }) => field === 'occurrence') === true
  return (
    <Dialog title={t('reservations.book.dialog', { name: pool.name })} onClose={onClose} size="lg">
      <DialogForm form={form} submit={t('reservations.book.verb')} onCancel={onClose}>
        {problem !== null && problem.code === 'conflict' ? <p className={css.refusal}>{problem.detail}</p> : null}
        {slots.length > 0 ? (
          <div className={css.slots}>
            <p>{t('reservations.book.slots')}</p>
            {slots.map(({ params = {}, detail }) => (
              <Button
                key={`${params.bookable}${params.startsAt}`}
                size="small"
                onClick={() =>
                  form.set({
                    startsAt: String(params.startsAt),
                    endsAt: String(params.endsAt),
                    bookable: pool.things.some(({ id }) => id === params.bookable) ? String(params.bookable) : null,
                  })
                }
              >
                {detail}
              </Button>
            ))}
          </div>
        ) : null}
        <div className={css.pair}>
          <MomentField {...form.field('startsAt')} required label={t('kind.booking.field.startsAt')} />
          <MomentField {...form.field('endsAt')} required label={t('kind.booking.field.endsAt')} />
        </div>
        <ChoiceField
          {...form.field('bookable')}
          label={t('reservations.book.which')}
          placeholder={t('reservations.book.any')}
          choices={pool.things.map(({ id, name, place }) => ({
            value: id,
            label: place === null ? name : `${name} – ${place.replaceAll(' > ', ' › ')}`,
          }))}
        />
        {isDesk && can('booking.book-for-others') ? (
          <ReferenceField
            {...form.field('user')}
            label={t('reservations.book.for')}
            help={t('reservations.book.forHelp')}
            search={(text, signal) => searchRecords(t, userKind, text, signal)}
          />
        ) : null}
        <TextAreaField {...form.field('reason')} label={t('kind.booking.field.reason')} maxLength={2000} />
        <RepeatFields values={form.values} set={form.set} />
        {refused ? <CheckField {...form.field('skipRefused')} label={t('reservations.book.skip')} /> : null}
        {pool.terms === null ? null : (
          <>
            <p className={css.terms}>{pool.terms}</p>
            <CheckField {...form.field('termsAccepted')} label={t('reservations.book.accept')} />
          </>
        )}
        {isOverOffered && isDesk && can('booking.override') ? (
          <CheckField {...form.field('override')} label={t('reservations.book.override')} />
        ) : null}
      </DialogForm>
    </Dialog>
  )
}
