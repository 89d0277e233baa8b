import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useAction } from '../../../engine/use-action.ts'
import { TicketStatus } from '../TicketMarks.tsx'
import type { Ticket } from '../ticket.ts'
import { useSubStatuses } from '../use-sub-statuses.ts'
import css from './case.module.css'

/** The state; where the site has words of its own for it, the choice among them. */
export function StatusMenu({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const choices = useSubStatuses(ticket.type, ticket.status)
  const refine = useAction(ticketKind, ticket.id, 'refine')
  const { version, subStatus } = ticket
  const badge = <TicketStatus ticket={ticket} look="soft" />
  if (choices.length === 0 || !ticket.can?.refine) return badge
  const choose = (id: string | null) => void refine.run({ subStatus: id }, { version })
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.statusButton} aria-label={t('desk.status.choose')}>
          {badge}
          <IconChevronDown size="1em" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`kind.ticket.choice.status.${ticket.status}`)}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.id}
            aria-current={choice.id === subStatus?.id}
            disabled={choice.id === subStatus?.id}
            onClick={() => choose(choice.id)}
          >
            {choice.name}
          </Menu.Item>
        ))}
        {subStatus ? <Menu.Item onClick={() => choose(null)}>{t('desk.status.none')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  )
}
