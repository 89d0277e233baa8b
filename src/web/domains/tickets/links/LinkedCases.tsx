import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LinkedCase, linkSides } from '../../../../shared/tickets/case-links.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import css from '../side/side.module.css'
import { TicketLine } from '../side/TicketLine.tsx'
import type { Ticket } from '../ticket.ts'
import { LinkForm } from './LinkForm.tsx'

/** Cases tied to this one: what each is to it, untied with one press. */
export function LinkedCases({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const link = useAction(ticketKind, ticket.id, 'link')
  const unlink = useAction(ticketKind, ticket.id, 'unlink')
  const { data } = useQuery(partQuery<{ items: LinkedCase[] }>(ticketKind, ticket.id, 'links'))
  const items = data?.items ?? []
  const mayChange = ticket.can?.link === true && ticket.deletedAt === undefined
  if (items.length === 0 && !mayChange) return null
  const remove = ({ side, id, number }: LinkedCase) =>
    void unlink.run(
      { side, other: id },
      { done: t('desk.links.removed', { name: `#${number}` }), undo: () => link.run({ side, other: id }) },
    )
  return (
    <section className={css.block} aria-label={t('desk.links.title')}>
      <div className={css.roleHead}>
        <h2 className={css.title}>{t('desk.links.title')}</h2>
        {mayChange ? (
          <IconButton
            size="small"
            icon={isAdding ? IconX : IconPlus}
            label={isAdding ? t('ui.cancel') : t('desk.links.add')}
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {items.length === 0 && !isAdding ? <p className={css.nobody}>{t('desk.links.none')}</p> : null}
      <ul className={css.people}>
        {items.map((item) => (
          <TicketLine key={`${item.side} ${item.id}`} ticket={item} hint={t(`kind.ticket.field.${item.side}`)}>
            {mayChange && (linkSides as readonly string[]).includes(item.side) ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('desk.people.remove', { name: `#${item.number}` })}
                onClick={() => remove(item)}
              />
            ) : null}
          </TicketLine>
        ))}
      </ul>
      {isAdding ? <LinkForm ticket={ticket} link={link} onDone={() => setAdding(false)} /> : null}
    </section>
  )
}
