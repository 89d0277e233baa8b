import {
  type Icon,
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleX,
  IconClockPause,
  IconInfoCircle,
} from '@tabler/icons-react'
import css from './mark.module.css'

/** What a status means to the eye; the word always stands beside. */
export type Tone = 'new' | 'active' | 'waiting' | 'good' | 'done' | 'warn' | 'bad' | 'info' | 'quiet'

const icons: Record<Tone, Icon> = {
  new: IconCircleDashed,
  active: IconCircleDot,
  waiting: IconClockPause,
  good: IconCircleCheck,
  done: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  info: IconInfoCircle,
  quiet: IconCircle,
}

interface StatusBadgeProps {
  tone: Tone
  /** The word: "En attente". */
  label: string
  icon?: Icon
  /** `plain` has no background: for table cells. */
  look?: 'soft' | 'plain'
}

/** A state as icon and word. */
export function StatusBadge({ tone, label, icon, look = 'soft' }: StatusBadgeProps) {
  const IconPart = icon ?? icons[tone]
  return (
    <span className={css.badge} data-tone={tone} data-look={look}>
      <IconPart size="1.1em" stroke={2} aria-hidden />
      <span className={css.badgeWord}>{label}</span>
    </span>
  )
}
