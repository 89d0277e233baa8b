import { IconPlus, IconUserPlus, IconUsersGroup, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActorRole, TicketActor } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import { peopleOf, type Ticket } from '../ticket.ts'
import { CaseParties } from './CaseParties.tsx'
import { PartyDialog } from './PartyDialog.tsx'
import { RuleWhy } from './RuleWhy.tsx'
import { actorOf, keyOf, searchActors } from './search-actors.ts'
import css from './side.module.css'

const roles: readonly ActorRole[] = ['assignee', 'requester', 'observer']

/** Who has a part in the case, each role with its plus and each person with a cross. */
export function CasePeople({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <section className={css.block} aria-label={t('desk.side.people')}>
      {roles.map((role) => (
        <Role key={role} ticket={ticket} role={role} />
      ))}
    </section>
  )
}

function Role({ ticket, role }: { ticket: Ticket; role: ActorRole }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const [isOutside, setOutside] = useState(false)
  const assign = useAction(ticketKind, ticket.id, 'assign')
  const actors = ticket[peopleOf[role]]
  const outside = (ticket.parties ?? []).filter((party) => party.role === role).length
  const mayChange = ticket.can?.assign === true && ticket.deletedAt === undefined
  const title = t(`tickets.role.${role}`)
  const add = (actor: { type: 'user' | 'group'; id: string }) => assign.run({ add: [{ role, ...actor }] })
  const remove = ({ type, id, name }: TicketActor) =>
    void assign.run(
      { remove: [{ role, type, id }] },
      { done: t('desk.people.removed', { name }), undo: () => add({ type, id }) },
    )
  return (
    <div className={css.role}>
      <div className={css.roleHead}>
        <h3 className={css.roleTitle}>{title}</h3>
        {role === 'assignee' ? <RuleWhy ticket={ticket} field="assignee" /> : null}
        {mayChange ? (
          <IconButton
            size="small"
            icon={isAdding ? IconX : IconPlus}
            label={isAdding ? t('ui.cancel') : t('desk.people.add', { role: title })}
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {actors.length === 0 && outside === 0 && !isAdding ? (
        <p className={css.nobody}>{t(`desk.people.none.${role}`)}</p>
      ) : null}
      <ul className={css.people}>
        {actors.map((actor) => (
          <li key={keyOf(actor)} className={css.person}>
            {actor.type === 'user' ? (
              <Avatar name={actor.name} size="small" isDecorative />
            ) : (
              <IconUsersGroup size="1.25em" stroke={1.6} aria-label={t('kind.group.name')} role="img" />
            )}
            <span className={css.personName}>{actor.name}</span>
            {mayChange ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('desk.people.remove', { name: actor.name })}
                onClick={() => remove(actor)}
              />
            ) : null}
          </li>
        ))}
        <CaseParties ticket={ticket} role={role} mayChange={mayChange} />
      </ul>
      {isAdding ? (
        <>
          <ReferenceField
            bare
            autoFocus
            label={t('desk.people.add', { role: title })}
            value={null}
            placeholder={t('desk.people.search')}
            error={assign.errors[0]?.detail}
            search={(text, signal) => searchActors(t, role, text, signal)}
            onChange={(option) => {
              if (option === null) return
              void add(actorOf(option.id)).then((record) => record !== null && setAdding(false))
            }}
          />
          <Button size="small" kind="quiet" icon={IconUserPlus} onClick={() => setOutside(true)}>
            {t(`desk.parties.open.${role}`)}
          </Button>
        </>
      ) : null}
      {isOutside ? (
        <PartyDialog
          ticket={ticket}
          role={role}
          onClose={() => {
            setOutside(false)
            setAdding(false)
          }}
        />
      ) : null}
    </div>
  )
}
