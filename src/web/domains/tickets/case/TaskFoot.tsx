import { IconCalendarEvent, IconClock, IconTag, IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { useAction } from '../../../engine/use-action.ts'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { durationText } from '../../../ui/mark/duration-text.ts'
import { exactTime } from '../../../ui/mark/relative-time.ts'
import type { Ticket } from '../ticket.ts'
import css from './case.module.css'

/** A task's box to tick, and for whom, when and how long it is. */
export function TaskFoot({ ticket, item }: { ticket: Ticket; item: TimelineItem }) {
  const { t, i18n } = useTranslation()
  const update = useAction(ticketKind, ticket.id, 'update-task')
  // Ticked at once; the server's answer follows.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const isDone = wanted ?? item.state === 'done'
  const tick = (state: string) => update.run({ entry: item.id, state })
  const turn = (next: boolean) => {
    setWanted(next)
    void update
      .run(
        { entry: item.id, state: next ? 'done' : 'todo' },
        next ? { done: t('desk.task.ticked'), undo: () => tick('todo') } : {},
      )
      .then((record) => record === null && setWanted(null))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server says is what counts from then on
  useEffect(() => setWanted(null), [item.state, item.version])
  return (
    <div className={css.task}>
      <CheckField
        label={t(`kind.ticket-entry.choice.state.${isDone ? 'done' : 'todo'}`)}
        value={isDone}
        disabled={ticket.can?.['update-task'] !== true || update.isBusy}
        onChange={turn}
      />
      {item.assignee ? (
        <span className={css.fact}>
          <IconUser size="1.1em" stroke={1.6} aria-hidden />
          {item.assignee.name}
        </span>
      ) : null}
      {item.group ? (
        <span className={css.fact}>
          <IconUsersGroup size="1.1em" stroke={1.6} aria-hidden />
          {item.group.name}
        </span>
      ) : null}
      {item.category ? (
        <span className={css.fact}>
          <IconTag size="1.1em" stroke={1.6} aria-hidden />
          {item.category.name}
        </span>
      ) : null}
      {item.plannedAt ? (
        <span className={css.fact}>
          <IconCalendarEvent size="1.1em" stroke={1.6} aria-hidden />
          {exactTime(new Date(item.plannedAt), i18n.language)}
        </span>
      ) : null}
      {item.durationMinutes ? (
        <span className={css.fact}>
          <IconClock size="1.1em" stroke={1.6} aria-hidden />
          {durationText(item.durationMinutes * 60, i18n.language, 'hour')}
        </span>
      ) : null}
    </div>
  )
}
