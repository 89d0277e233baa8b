import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { limitOf } from '../../../../shared/tickets/board-limits.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { ListQuestion } from '../../../engine/list/use-list.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useSession } from '../../../engine/session.ts'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import type { Ticket } from '../ticket.ts'
import { useEverySubStatus } from '../use-sub-statuses.ts'
import type { Place } from './BoardCard.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import css from './board.module.css'
import { boardColumns } from './board-columns.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { type Division, divisionOf, divisions, useBoard, useBoardLimits } from './use-board.ts'
import { useMove } from './use-move.ts'

/** What the list above shows, as columns of cards. */
export function BoardBody({ question }: { question: ListQuestion }) {
  const { t } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const [search, change] = useRouteSearch<{ by?: string }>()
  const by = divisionOf(search.by)
  const { data, error, refetch } = useBoard(question, by)
  useLive({ kinds: [ticketKind.name] })
  return (
    <div className={css.board}>
      <div className={css.tools}>
        <SegmentedFilter
          label={t('desk.board.by')}
          value={by}
          onChange={(value) => change({ by: value }, { replace: true })}
          segments={divisions.map((value) => ({ value, label: divisionLabel(value) }))}
        />
        {data?.isCut ? <p className={css.soft}>{t('desk.board.cut')}</p> : null}
      </div>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} />
        )
      ) : data.columns.length === 0 ? (
        <EmptyState title={t('desk.board.empty')} hint={t('desk.board.emptyHint')} />
      ) : (
        <Columns board={data} by={by} question={question} />
      )}
    </div>
  )

  function divisionLabel(value: Division): string {
    return value.startsWith('assignee.') ? t(`desk.board.division.${value.slice(9)}`) : texts.field(value)
  }
}

interface ColumnsProps {
  board: NonNullable<ReturnType<typeof useBoard>['data']>
  by: Division
  question: ListQuestion
}

function Columns({ board, by, question }: ColumnsProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const { user, groups } = useSession()
  const subStatuses = useEverySubStatus()
  const { data: limits } = useBoardLimits()
  const [lifted, setLifted] = useState<{ ticket: Ticket; from: string | null } | null>(null)
  const { move, asked, close } = useMove(by)
  const columns = boardColumns(board, by, { me: user, groups, subStatuses })
  const labelOf = (key: string | null, name: string | null): string =>
    key === null ? t(`desk.board.none.${by.replace('.', '-')}`) : (name ?? texts.choice(by, key))
  const places = columns.map(({ key, name }): Place => ({ key, label: labelOf(key, name) }))
  return (
    <>
      <div className={css.columns}>
        {columns.map((column, index) => (
          <BoardColumn
            key={column.key ?? ''}
            column={column}
            place={places[index]!}
            places={places}
            by={by}
            question={question}
            limit={limitOf(limits ?? {}, by, column.key)}
            isTarget={lifted !== null && lifted.from !== column.key}
            onLift={(ticket) => setLifted(ticket === null ? null : { ticket, from: column.key })}
            onMove={(ticket, to) => move(ticket, column.key, to)}
            onDrop={() => lifted !== null && move(lifted.ticket, lifted.from, places[index]!)}
          />
        ))}
      </div>
      {asked === null ? null : <MoveDialog ticket={asked.ticket} ask={asked.ask} onClose={close} />}
    </>
  )
}
