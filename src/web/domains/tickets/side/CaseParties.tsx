import { IconBuildingStore, IconHash, IconMail, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActorRole } from '../../../../shared/tickets/ticket-actors.ts'
import type { TicketParty } from '../../../../shared/tickets/ticket-parties.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import type { Ticket } from '../ticket.ts'
import { PartyNumberDialog } from './PartyNumberDialog.tsx'
import css from './side.module.css'

/** Suppliers and people outside who have this part in the case. */
export function CaseParties({ ticket, role, mayChange }: { ticket: Ticket; role: ActorRole; mayChange: boolean }) {
  const { t } = useTranslation()
  const parties = (ticket.parties ?? []).filter((party) => party.role === role)
  const add = useAction(ticketKind, ticket.id, 'add-party')
  const gone = useAction(ticketKind, ticket.id, 'remove-party')
  const remove = (party: TicketParty) =>
    void gone.run(
      { party: party.id },
      { done: t('desk.people.removed', { name: party.name }), undo: () => add.run(inputOf(party)) },
    )
  const [numbered, setNumbered] = useState<TicketParty | null>(null)
  const items = parties.map((party) => (
    <li key={`party-${party.id}`} className={css.person}>
      {party.supplier === null ? (
        <IconMail size="1.25em" stroke={1.6} role="img" aria-label={t('desk.parties.person')} />
      ) : (
        <IconBuildingStore size="1.25em" stroke={1.6} role="img" aria-label={t('kind.supplier.name')} />
      )}
      <span className={css.personName}>
        {party.name}
        {party.email === null ? null : (
          <>
            {' '}
            <a href={`mailto:${party.email}`}>{party.email}</a>
          </>
        )}
        {party.reference === null ? null : ` · ${t('desk.parties.number', { number: party.reference })}`}
      </span>
      {mayChange && party.supplier !== null ? (
        <IconButton
          size="small"
          icon={IconHash}
          label={t('desk.parties.setNumber', { name: party.name })}
          onClick={() => setNumbered(party)}
        />
      ) : null}
      {mayChange ? (
        <IconButton
          size="small"
          icon={IconX}
          label={t('desk.people.remove', { name: party.name })}
          onClick={() => remove(party)}
        />
      ) : null}
    </li>
  ))
  return (
    <>
      {items}
      {numbered === null ? null : (
        <PartyNumberDialog ticketId={ticket.id} party={numbered} onClose={() => setNumbered(null)} />
      )}
    </>
  )
}

const inputOf = ({ role, supplier, name, email, reference }: TicketParty) => ({
  role,
  ...(supplier === null ? { name } : { supplier }),
  ...(email === null ? {} : { email }),
  ...(reference === null ? {} : { reference }),
})
