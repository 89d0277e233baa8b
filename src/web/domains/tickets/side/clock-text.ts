import type { TFunction } from 'i18next'

export type ClockTone = 'good' | 'warn' | 'bad' | 'paused'

/** "3 h 20 min". */
export function openTime(t: TFunction, milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  return minutes < 60
    ? t('serviceLevels.clock.minutes', { minutes })
    : t('serviceLevels.clock.open', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** "lun. 30 nov. à 10:30". */
export const when = (at: string | number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))

export const dayText = (day: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(day * 86_400_000),
  )
