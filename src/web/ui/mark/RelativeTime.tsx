import { Tooltip } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, relativeTime } from './relative-time.ts'

/** One clock for all the times on a page: ticks each half minute while somebody looks. */
const listeners = new Set<() => void>()
let clock = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  clock = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 30_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Now, to the half minute: the component renders again as time passes. */
export const useNow = (): Date => new Date(useSyncExternalStore(subscribe, () => clock))

/** "il y a 5 minutes"; the exact instant on hover and for screen readers. */
export function RelativeTime({ at }: { at: string | Date }) {
  const { i18n } = useTranslation()
  const instant = typeof at === 'string' ? new Date(at) : at
  const now = useNow()
  const exact = exactTime(instant, i18n.language)
  return (
    <Tooltip label={exact}>
      <time dateTime={instant.toISOString()}>
        {relativeTime(instant, now, i18n.language)}
        <span className="visually-hidden"> ({exact})</span>
      </time>
    </Tooltip>
  )
}

/** A moment that one keeps to: "1 déc. 2026, 18:00". */
export function Moment({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return <time dateTime={at}>{format.format(new Date(at))}</time>
}

/** A day of the calendar, `YYYY-MM-DD`, as the reader writes it: "24 nov. 2026". */
export function Day({ date }: { date: string }) {
  const { i18n } = useTranslation()
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return (
    <time dateTime={date}>
      {new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(year, month - 1, day))}
    </time>
  )
}
