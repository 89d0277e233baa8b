import { IconAlertTriangle, IconClock, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import type { Ticket } from '../ticket.ts'
import css from './due.module.css'

interface Clock {
  slot: string
  startedAt: string
  dueAt: string | null
  pausedSince: string | null
  doneAt: string | null
}

/** The promise that falls due next, in a list: a bar of the time that has passed, and when. */
export function DueMark({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const running = ((ticket.clocks as Clock[] | undefined) ?? []).filter((clock) => clock.doneAt === null)
  const next = running.filter((clock) => clock.dueAt !== null).toSorted((a, b) => a.dueAt!.localeCompare(b.dueAt!))[0]
  if (next === undefined)
    return running.some((clock) => clock.pausedSince !== null) ? (
      <span className={css.due} data-tone="paused">
        <IconPlayerPause size="1em" stroke={1.75} aria-hidden />
        {t('serviceLevels.clock.paused')}
      </span>
    ) : null
  const [start, due, now] = [Date.parse(next.startedAt), Date.parse(next.dueAt!), Date.now()]
  const used = Math.min(1, Math.max(0, (now - start) / Math.max(1, due - start)))
  const tone = now > due ? 'bad' : used > 0.75 ? 'warn' : 'good'
  const IconPart = tone === 'bad' ? IconAlertTriangle : IconClock
  return (
    <span className={css.due} data-tone={tone}>
      <IconPart size="1em" stroke={1.75} aria-hidden />
      <span className={css.body}>
        <RelativeTime at={next.dueAt!} />
        <span className={css.bar} aria-hidden>
          <span className={css.used} style={{ inlineSize: `${Math.round(used * 100)}%` }} />
        </span>
      </span>
    </span>
  )
}
