import {
  type Icon,
  IconArrowBackUp,
  IconArrowMerge,
  IconBell,
  IconCheck,
  IconCircleCheck,
  IconCircleX,
  IconLock,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { RichText } from '../../../ui/text/RichText.tsx'
import { TimelineEntry } from '../../../ui/timeline/Timeline.tsx'
import type { Ticket } from '../ticket.ts'
import { Attachments } from './Attachments.tsx'
import css from './case.module.css'
import { changeText, toldChanges } from './change-text.ts'
import { EntryEditor } from './EntryEditor.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { SolutionState } from './SolutionState.tsx'
import { TaskFoot } from './TaskFoot.tsx'

interface EntryItemProps {
  ticket: Ticket
  item: TimelineItem
  /** It came while the page was open. */
  isFresh?: boolean
}

/** Something that somebody wrote on a case. */
export function EntryItem({ ticket, item, isFresh }: EntryItemProps) {
  const [isEditing, setEditing] = useState(false)
  const { t } = useTranslation()
  const kind = useKind(ticket, item)
  const from = item.from === null ? [] : [t('desk.merge.from', { number: item.from })]
  const foot = useFoot({ ticket, item })
  const look = item.type === 'solution' ? 'solution' : item.isPrivate ? 'note' : 'message'
  return (
    <TimelineEntry
      id={`entry-${item.id}`}
      look={look}
      author={item.by}
      at={item.at}
      {...kind}
      {...(from.length === 0 ? {} : { kind: [...(kind.kind === undefined ? [] : [kind.kind]), ...from].join(' · ') })}
      actions={<EntryMenu ticket={ticket} item={item} onEdit={() => setEditing(true)} />}
      foot={foot}
    >
      {isEditing ? (
        <EntryEditor ticket={ticket} item={item} onClose={() => setEditing(false)} />
      ) : (
        <div
          className={css.words}
          data-fresh={isFresh || undefined}
          data-done={(item.type === 'task' && item.state === 'done') || undefined}
        >
          <RichText html={item.body ?? ''} />
        </div>
      )}
      <Attachments files={item.attachments} />
    </TimelineEntry>
  )
}

const verbIcons: Record<string, Icon> = {
  accept: IconCheck,
  refuse: IconCircleX,
  reopen: IconArrowBackUp,
  remind: IconBell,
  merge: IconArrowMerge,
}

/** The word beside the author: what sort of entry it is, or what the author is to the case. */
function useKind(ticket: Ticket, item: TimelineItem): { kind?: string; icon?: Icon } {
  const { t } = useTranslation()
  if (item.type === 'solution') return { kind: t('kind.ticket-entry.choice.type.solution'), icon: IconCircleCheck }
  if (item.type === 'note') return { kind: t('kind.ticket-entry.choice.type.note'), icon: IconLock }
  if (item.type === 'task') {
    const kind = t('kind.ticket-entry.choice.type.task')
    return item.isPrivate ? { kind: t('desk.entry.privateTask'), icon: IconLock } : { kind }
  }
  const icon = verbIcons[item.verb ?? '']
  if (icon !== undefined) return { kind: t(`desk.entry.${item.verb}`), icon }
  const isRequester = ticket.requesters.some((actor) => actor.type === 'user' && actor.id === item.author?.id)
  return isRequester ? { kind: t('kind.ticket.field.requester') } : {}
}

/** What hangs on the entry: a task's box, a solution's answer, the state it moved, that it was edited. */
function useFoot({ ticket, item }: EntryItemProps): ReactNode {
  const { t } = useTranslation()
  if (item.type === 'task') return <TaskFoot ticket={ticket} item={item} />
  if (item.type === 'solution') return <SolutionState ticket={ticket} item={item} />
  const told = toldChanges(item).filter((change) => change.field !== 'attachment')
  const words = [
    ...told.map((change) => changeText(t, change)),
    ...(item.source === null ? [] : [t('desk.entry.source', { name: item.source.name })]),
    ...(item.editedAt === null ? [] : [t('desk.entry.edited')]),
  ]
  return words.length === 0 ? null : <span className={css.small}>{words.join(' · ')}</span>
}
