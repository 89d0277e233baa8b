import { Menu } from '@mantine/core'
import { IconArrowsSplit2, IconCalendarDown, IconDots, IconLink, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { api } from '../../../engine/api.ts'
import { downloadFile } from '../../../engine/download.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { useCopy } from '../../../engine/use-copy.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { SplitDialog } from '../merging/SplitDialog.tsx'
import type { Ticket } from '../ticket.ts'

interface EntryMenuProps {
  ticket: Ticket
  item: TimelineItem
  onEdit: () => void
}

const icon = { size: '1.15em', stroke: 1.75, 'aria-hidden': true } as const

/** What can be done with one entry: correct it, withdraw it, send its address to somebody. */
export function EntryMenu({ ticket, item, onEdit }: EntryMenuProps) {
  const { t } = useTranslation()
  const remove = useRemoveEntry(ticket, item)
  const isDescription = item.type === 'description'
  const mayEdit = isDescription ? ticket.can?.update === true : item.can.update
  const copyText = useCopy()
  const copy = () => copyText(`${location.origin}/tickets/${ticket.id}#entry-${item.id}`, t('engine.record.copied'))
  const { send } = useSend([])
  const saveEvent = () => send(() => downloadFile(`/ticket-entries/${item.id}/file`, {}, `task-${item.id}.ics`))
  const [isSplitting, setSplitting] = useState(false)
  const maySplit = (item.type === 'reply' || item.type === 'note') && ticket.can?.split === true
  return (
    <>
      <Menu>
        <Menu.Target>
          <IconButton size="small" icon={IconDots} label={t('desk.entry.menu', { name: item.by })} />
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit ? (
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onEdit}>
              {t('action.ticket-entry.update')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void copy()}>
            {t('engine.record.copyLink')}
          </Menu.Item>
          {item.type === 'task' && item.plannedAt !== null ? (
            <Menu.Item leftSection={<IconCalendarDown {...icon} />} onClick={() => void saveEvent()}>
              {t('planning.eventFile')}
            </Menu.Item>
          ) : null}
          {maySplit ? (
            <Menu.Item leftSection={<IconArrowsSplit2 {...icon} />} onClick={() => setSplitting(true)}>
              {t('desk.split.verb')}
            </Menu.Item>
          ) : null}
          {item.can.remove ? (
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void remove()}>
              {t('action.ticket-entry.remove')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isSplitting ? <SplitDialog ticket={ticket} item={item} onClose={() => setSplitting(false)} /> : null}
    </>
  )
}

/** Authors cannot bring back what they withdrew, so they are asked before. */
function useRemoveEntry(ticket: Ticket, item: TimelineItem): () => Promise<void> {
  const { t } = useTranslation()
  const client = useQueryClient()
  return async () => {
    const isSure = await confirm({
      title: t('desk.entry.removeTitle'),
      body: t('desk.entry.removeBody'),
      confirm: t('action.ticket-entry.remove'),
      danger: true,
    })
    if (!isSure) return
    try {
      await api.delete(`/ticket-entries/${item.id}`)
      toast.done(t('desk.entry.removed'))
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.unknown')))
    }
    await client.invalidateQueries({ queryKey: [ticketKind.plural, ticket.id] })
  }
}
