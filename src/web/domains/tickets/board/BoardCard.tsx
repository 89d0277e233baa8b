import { Menu } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import { DueMark } from '../list/DueMark.tsx'
import { TicketPriority, TicketStatus } from '../TicketMarks.tsx'
import type { Ticket } from '../ticket.ts'
import css from './board.module.css'
import { moveOf } from './move-of.ts'
import type { Division } from './use-board.ts'

/** A column as cards and menus name it. */
export interface Place {
  key: string | null
  label: string
}

interface BoardCardProps {
  ticket: Ticket
  by: Division
  at: string | null
  places: readonly Place[]
  onMove: (place: Place) => void
  onLift: (ticket: Ticket | null) => void
}

/** A case on the board. It is dragged by its whole face; the menu does the same by keyboard and touch. */
export function BoardCard({ ticket, by, at, places, onMove, onLift }: BoardCardProps) {
  const { t } = useTranslation()
  const reachable = places.filter(({ key }) => {
    const move = moveOf(ticket, { by, from: at, to: key })
    return move !== null && !('refused' in move)
  })
  return (
    <li
      className={css.card}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', `#${ticket.number} ${ticket.title}`)
        onLift(ticket)
      }}
      onDragEnd={() => onLift(null)}
    >
      <div className={css.head}>
        <span className={css.number}>#{ticket.number}</span>
        <TicketPriority level={ticket.priority} isShort />
        {by === 'status' ? null : <TicketStatus ticket={ticket} isShort />}
        <span className={css.space} />
        {reachable.length === 0 ? null : (
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton
                icon={IconArrowsExchange}
                size="small"
                label={t('desk.board.move', { name: `#${ticket.number}` })}
              />
            </Menu.Target>
            <Menu.Dropdown className={css.menu}>
              <Menu.Label>{t('desk.board.moveTo')}</Menu.Label>
              {reachable.map((place) => (
                <Menu.Item key={place.key ?? ''} onClick={() => onMove(place)}>
                  {place.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <Link className={css.title} to={`/tickets/${ticket.id}` as never} draggable={false}>
        {ticket.title}
      </Link>
      {ticket.requesters.length === 0 ? null : (
        <span className={css.who}>{ticket.requesters.map(({ name }) => name).join(', ')}</span>
      )}
      <div className={css.foot}>
        <span className={css.due}>
          <DueMark ticket={ticket} />
        </span>
        {ticket.assignees.slice(0, 3).map((actor) => (
          <Avatar key={`${actor.type}${actor.id}`} name={actor.name} size="small" />
        ))}
      </div>
    </li>
  )
}
