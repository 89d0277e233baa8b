import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumn as Column } from '../../../../shared/figures/board.ts'
import type { ListQuestion } from '../../../engine/list/use-list.ts'
import type { Json } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { asTicket, type Ticket } from '../ticket.ts'
import { BoardCard, type Place } from './BoardCard.tsx'
import css from './board.module.css'
import { type Division, useMoreOf } from './use-board.ts'

interface BoardColumnProps {
  column: Column<Json>
  place: Place
  places: readonly Place[]
  by: Division
  question: ListQuestion
  /** How many should stand here at most; null = any number. */
  limit: number | null
  /** A card of another column is being dragged. */
  isTarget: boolean
  onLift: (ticket: Ticket | null) => void
  onMove: (ticket: Ticket, to: Place) => void
  onDrop: () => void
}

export function BoardColumn({
  column,
  place,
  places,
  by,
  question,
  limit,
  isTarget,
  onLift,
  onMove,
  onDrop,
}: BoardColumnProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const [isOver, setOver] = useState(false)
  const further = useMoreOf(question, by, column, isAsked)
  const cards = [...new Map([...column.items, ...further.rows].map((record) => [record.id, record])).values()]
  const hidden = column.count - cards.length
  return (
    <section
      className={css.column}
      aria-label={t('desk.board.column', { name: place.label, count: column.count })}
      data-full={(limit !== null && column.count > limit) || undefined}
      data-over={(isTarget && isOver) || undefined}
      onDragOver={(event) => {
        if (!isTarget) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop()
      }}
    >
      <h2 className={css.columnName}>
        <span>{place.label}</span>
        <Count count={column.count} limit={limit} />
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <ul className={css.cards} tabIndex={0} aria-label={place.label}>
        {cards.map((record) => (
          <BoardCard
            key={record.id}
            ticket={asTicket(record)}
            by={by}
            at={place.key}
            places={places}
            onLift={onLift}
            onMove={(to) => onMove(asTicket(record), to)}
          />
        ))}
        {hidden > 0 && column.next !== null ? (
          <li>
            <Button
              size="small"
              kind="quiet"
              busy={further.isBusy}
              onClick={() => (isAsked ? further.more() : setAsked(true))}
            >
              {t('desk.board.more', { count: hidden })}
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

/** How many stand there, and of how many at most; said aloud when there are more. */
function Count({ count, limit }: { count: number; limit: number | null }) {
  const { t } = useTranslation()
  if (limit === null) return <span className={css.count}>{count}</span>
  const words = t('desk.board.limit', { count, limit })
  if (count <= limit)
    return (
      <span className={css.count} title={words}>
        {count} / {limit}
      </span>
    )
  return (
    <span className={css.passed} role="img" aria-label={words} title={words}>
      <IconAlertTriangle size="1.1em" aria-hidden /> {count} / {limit}
    </span>
  )
}
