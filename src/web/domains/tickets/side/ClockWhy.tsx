import { useTranslation } from 'react-i18next'
import { closedBecause, wallDay } from '../../../../shared/service-levels/work-time.ts'
import type { Clock, Clocks } from './clock.ts'
import { dayText, openTime, when } from './clock-text.ts'
import css from './clocks.module.css'

/** The computation line by line: opened, promised, by which calendar, what was closed, what was paused, and so due. */
export function ClockWhy({ clock }: { clock: Clock; all: Clocks }) {
  const { t, i18n } = useTranslation()
  const { why, promised, level } = clock
  const at = (time: string | number) => when(time, i18n.language)
  const lines = [
    t('serviceLevels.clock.begins', { opened: at(clock.startedAt), begins: at(why.begins ?? clock.startedAt) }),
    t('serviceLevels.clock.promise', {
      level: level.name,
      promise: t(`serviceLevels.promise.${promised.unit}`, { amount: promised.amount }),
    }),
    promised.calendar === null
      ? t('serviceLevels.clock.always')
      : t('serviceLevels.clock.calendar', { calendar: clock.calendarName ?? '', zone: promised.zone }),
    ...(why.paused > 0 && why.withoutPauses !== null
      ? [
          t('serviceLevels.clock.plain', { time: at(why.withoutPauses) }),
          t('serviceLevels.clock.pausesOver', { time: openTime(t, why.paused) }),
        ]
      : []),
    ...(promised.endOfDay ? [t('serviceLevels.clock.endOfDay')] : []),
    clock.dueAt === null
      ? t('serviceLevels.clock.still', { time: at(clock.pausedSince ?? clock.startedAt) })
      : t('serviceLevels.clock.result', { time: at(clock.dueAt) }),
  ]
  return (
    <ul className={css.why}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {closedDays(clock).map(({ day, name }) => (
        <li key={day} className={css.closed}>
          {t('serviceLevels.clock.closed', {
            day: dayText(day, i18n.language),
            name: t(name === 'closing' ? 'serviceLevels.clock.closing' : `serviceLevels.holiday.${name}`),
          })}
        </li>
      ))}
    </ul>
  )
}

/** Holidays and closings on the way, a dozen at most. */
function closedDays({ promised, startedAt, dueAt }: Clock): { day: number; name: string }[] {
  const { calendar } = promised
  if (calendar === null || dueAt === null) return []
  const found: { day: number; name: string }[] = []
  const last = wallDay(calendar.zone, Date.parse(dueAt))
  for (let day = wallDay(calendar.zone, Date.parse(startedAt)); day <= last && found.length < 12; day++) {
    const name = closedBecause(calendar, day)
    if (name !== null) found.push({ day, name })
  }
  return found
}
