import {
  type Icon,
  IconApps,
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsSplit2,
  IconCheck,
  IconCircleX,
  IconClockPause,
  IconDeviceDesktop,
  IconHandGrab,
  IconPencil,
  IconPlayerPlay,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { TimelineEvent } from '../../../ui/timeline/Timeline.tsx'
import css from './case.module.css'
import { changeText, toldChanges } from './change-text.ts'

const icons: Record<string, Icon> = {
  'ticket.take': IconHandGrab,
  'ticket.assign': IconUsers,
  'ticket.wait': IconClockPause,
  'ticket.resume': IconPlayerPlay,
  'ticket.close': IconCheck,
  'ticket.accept': IconCheck,
  'ticket.refuse': IconCircleX,
  'ticket.reopen': IconArrowBackUp,
  'ticket.merge': IconArrowMerge,
  'ticket.split': IconArrowsSplit2,
  'ticket.unmerge': IconArrowBackUp,
  'ticket.link-asset': IconDeviceDesktop,
  'ticket.unlink-asset': IconDeviceDesktop,
  'ticket.link-software': IconApps,
  'ticket.unlink-software': IconApps,
}

/** Something that happened to the case, in one line. */
export function ChangeItem({ item }: { item: TimelineItem }) {
  const { t } = useTranslation()
  const told = toldChanges(item).map((change) => changeText(t, change))
  // The changes of a plain edit say more than "has changed the ticket".
  const isPlain = (item.action === null || item.action === 'ticket.update') && told.length > 0
  return (
    <TimelineEvent icon={icons[item.action ?? ''] ?? IconPencil} at={item.at}>
      <span className={css.who}>{item.by}</span>
      {isPlain ? t('desk.change.colon') : ` ${t(`history.${item.action ?? 'ticket.update'}`)}`}
      {isPlain || told.length === 0 ? '' : t('desk.change.colon')}
      {told.join(', ')}
    </TimelineEvent>
  )
}
