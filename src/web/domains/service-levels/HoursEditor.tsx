import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hours } from '../../../shared/service-levels/work-time.ts'
import { Button } from '../../ui/button/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { hoursText, readHours } from './hours-text.ts'
import css from './service-levels.module.css'

const days = [1, 2, 3, 4, 5, 6, 7] as const

/** Opening hours, a line a day, as people write them. What cannot be read is said and not taken. */
export function HoursEditor({ hours, onChange }: { hours: readonly Hours[]; onChange: (hours: Hours[]) => void }) {
  const { t } = useTranslation()
  const [texts, setTexts] = useState<Record<number, string>>(() =>
    Object.fromEntries(days.map((day) => [day, hoursText(hours, day)])),
  )
  const write = (changed: Record<number, string>) => {
    const next = { ...texts, ...changed }
    setTexts(next)
    const read = days.map((day) => readHours(next[day] ?? '', day))
    if (read.every((each) => each !== null)) onChange(read.flat())
  }
  const likeMonday = () => write(Object.fromEntries([2, 3, 4, 5].map((day) => [day, texts[1] ?? ''])))
  return (
    <section className={css.hours}>
      <h3 className={css.part}>{t('serviceLevels.hours.title')}</h3>
      <p className={css.note}>{t('serviceLevels.hours.help')}</p>
      {days.map((day) => (
        <div key={day} className={css.day}>
          <span className={css.dayName} aria-hidden>
            {t(`serviceLevels.weekday.${day}`)}
          </span>
          <TextField
            bare
            label={t(`serviceLevels.weekday.${day}`)}
            value={texts[day] ?? ''}
            error={readHours(texts[day] ?? '', day) === null ? t('serviceLevels.hours.bad') : undefined}
            onChange={(text) => write({ [day]: text })}
          />
        </div>
      ))}
      <div>
        <Button size="small" kind="quiet" onClick={likeMonday}>
          {t('serviceLevels.hours.copy')}
        </Button>
      </div>
    </section>
  )
}
