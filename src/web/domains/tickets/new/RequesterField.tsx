import { IconMail, IconUser } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { isOpenCase } from '../../../../shared/tickets/open-cases.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { type Named, recordQuery } from '../../../engine/records.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import type { Form } from '../../../ui/form/use-form.ts'
import { TicketLine } from '../side/TicketLine.tsx'
import { asTicket } from '../ticket.ts'
import css from './new.module.css'
import { type NewTicket, placeOf } from './new-ticket.ts'

const shown = 3

/** Who asks: one of the directory, or somebody outside who has no account. */
export function RequesterField({ form }: { form: Form<NewTicket> }) {
  const { t } = useTranslation()
  const can = useCan()
  const { outside } = form.values
  return (
    <div className={css.requester}>
      {outside === null ? <KnownRequester form={form} /> : <OutsideRequester form={form} outside={outside} />}
      {can('ticket.open-for-others') ? (
        <div>
          <Button
            kind="quiet"
            size="small"
            icon={outside === null ? IconMail : IconUser}
            onClick={() => form.set({ outside: outside === null ? { name: '', email: '' } : null })}
          >
            {t(outside === null ? 'desk.new.outside' : 'desk.new.known')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Their name, and the e-mail at which they are answered. */
function OutsideRequester({ form, outside }: { form: Form<NewTicket>; outside: { name: string; email: string } }) {
  const { t } = useTranslation()
  return (
    <div className={css.line}>
      <TextField
        required
        autoFocus
        name="outside"
        label={t('desk.new.outsideName')}
        value={outside.name}
        onChange={(name) => form.set({ outside: { ...outside, name } })}
        error={form.field('outside').error}
        maxLength={200}
      />
      <TextField
        name="outsideEmail"
        label={t('kind.ticket-party.field.email')}
        value={outside.email}
        onChange={(email) => form.set({ outside: { ...outside, email } })}
        maxLength={254}
      />
    </div>
  )
}

/** The person for whom the case is opened; where they are is filled in. Cases they have already are shown. */
function KnownRequester({ form }: { form: Form<NewTicket> }) {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  const client = useQueryClient()
  const mayOthers = can('ticket.open-for-others')
  const { requester } = form.values
  const choose = async (person: Named | null) => {
    form.set({ requester: person, assets: [] })
    if (person === null) return
    const known = await client.ensureQueryData(recordQuery(userKind, person.id)).catch(() => null)
    if (known !== null) form.set(placeOf(known))
  }
  return (
    <>
      <div className={css.line}>
        <ReferenceField
          required
          autoFocus={requester === null}
          disabled={!mayOthers}
          label={t('kind.ticket.field.requester')}
          {...form.field('requester')}
          search={(text, signal) => searchRecords(t, userKind, text, signal)}
          onChange={(person) => void choose(person && { id: person.id, name: person.name })}
        />
        {mayOthers && requester?.id !== user.id ? (
          <Button icon={IconUser} onClick={() => void choose({ id: user.id, name: user.name })}>
            {t('desk.new.self')}
          </Button>
        ) : null}
      </div>
      {requester === null ? null : <Already userId={requester.id} />}
    </>
  )
}

/** Before one opens the same case twice. */
function Already({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: [ticketKind.plural, 'list', 'of-user', userId],
    queryFn: ({ signal }) =>
      readPage(
        ticketKind,
        {
          filter: {
            all: [isOpenCase, { has: 'requester', where: { field: 'user', op: 'is', value: userId } }],
          },
          sort: '-openedAt',
          fields: ['number', 'title', 'status'],
        },
        { limit: shown, count: 'exact' },
        signal,
      ),
  })
  const total = data?.total ?? 0
  if (data === undefined || total === 0) return null
  return (
    <div className={css.already}>
      <p className={css.alreadyTitle}>{t('desk.new.already', { count: total })}</p>
      <ul className={css.tickets}>
        {data.items.map(asTicket).map((ticket) => (
          <TicketLine key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    </div>
  )
}
