import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WindowCheck } from '../../../../shared/tickets/change-calendar.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { MomentField } from '../../../engine/fields/controls.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import type { Ticket } from '../ticket.ts'
import css from '../tickets.module.css'
import own from './planning.module.css'
import { WindowTroubles } from './WindowTroubles.tsx'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What stands in the way of a window, asked anew as it changes. */
export const useWindowCheck = (id: string, from: string | null, until: string | null) =>
  useQuery({
    queryKey: [ticketKind.plural, id, 'window', from, until],
    queryFn: ({ signal }) => api.get<WindowCheck>(`/tickets/${id}/window`, { query: { from, until }, signal }),
    enabled: from !== null && until !== null && until > from,
    placeholderData: keepPreviousData,
  })

/** From when until when a change is carried out, with what stands in the way before it is sent. */
export function ScheduleDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(ticketKind)
  const schedule = useAction(ticketKind, ticket.id, 'schedule')
  const [from, setFrom] = useState(text(ticket.plannedFrom))
  const [until, setUntil] = useState(text(ticket.plannedUntil))
  const [reason, setReason] = useState('')
  const isWhole = from !== null && until !== null && until > from
  const check = useWindowCheck(ticket.id, from, until)
  const isFrozen = isWhole && (check.data?.freezes.some(({ effect }) => effect === 'refuse') ?? false)
  const mayPass = can('ticket.pass-freeze')
  const isReady = isWhole && (!isFrozen || (mayPass && reason.trim() !== ''))
  const send = async (plannedFrom: string | null, plannedUntil: string | null, done: string) => {
    const because = isFrozen && plannedFrom !== null ? { reason: reason.trim() } : {}
    const input = { plannedFrom, plannedUntil, ...because }
    if ((await schedule.run(input, { version: ticket.version, done: t(done) })) !== null) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) void send(from, until, 'tickets.planning.scheduled')
  }
  return (
    <Dialog title={t('tickets.planning.schedule')} onClose={onClose} size="md">
      <form className={css.dialog} onSubmit={submit}>
        <div className={own.pair}>
          <MomentField
            required
            label={texts.field('plannedFrom')}
            value={from}
            onChange={setFrom}
            error={schedule.error('plannedFrom')}
          />
          <MomentField
            required
            label={texts.field('plannedUntil')}
            value={until}
            onChange={setUntil}
            error={schedule.error('plannedUntil')}
          />
        </div>
        <div role="status">
          {!isWhole ? null : check.data === undefined ? (
            <p className={own.soft}>{t('tickets.planning.checking')}</p>
          ) : check.data.freezes.length + check.data.collisions.length === 0 ? (
            <p className={own.soft}>{t('tickets.planning.free')}</p>
          ) : (
            <WindowTroubles {...check.data} />
          )}
        </div>
        {isFrozen && mayPass ? (
          <TextAreaField
            required
            label={t('tickets.planning.passReason')}
            help={t('tickets.planning.passHelp')}
            value={reason}
            onChange={setReason}
            error={schedule.error('reason')}
          />
        ) : null}
        {isFrozen && !mayPass ? <p className={own.soft}>{t('tickets.planning.mayNot')}</p> : null}
        <div className={css.actions}>
          {ticket.plannedFrom === null ? null : (
            <Button kind="quiet" onClick={() => void send(null, null, 'tickets.planning.unplanned')}>
              {t('tickets.planning.clear')}
            </Button>
          )}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={schedule.isBusy} disabled={!isReady}>
            {t('tickets.planning.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
