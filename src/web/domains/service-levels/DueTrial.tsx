import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dueOf, type Promised } from '../../../shared/service-levels/due.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import css from './service-levels.module.css'

/** When a ticket opened at a chosen moment would fall due; computed here by the server's own arithmetic. */
export function DueTrial({ promised }: { promised: Promised }) {
  const { t, i18n } = useTranslation()
  const [day, setDay] = useState<string | null>(new Date().toISOString().slice(0, 10))
  const [time, setTime] = useState('16:30')
  const start = Date.parse(`${day}T${/^\d{1,2}:\d{2}$/.test(time) ? time.padStart(5, '0') : '09:00'}:00`)
  const { at } = Number.isNaN(start) ? { at: null } : dueOf(promised, start, [])
  const format = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: promised.zone,
  })
  return (
    <aside className={css.side} aria-label={t('serviceLevels.try.title')}>
      <h2 className={css.sideTitle}>{t('serviceLevels.try.title')}</h2>
      <p className={css.note}>{t('serviceLevels.try.about')}</p>
      <div className={css.pair}>
        <DateField label={t('serviceLevels.try.at')} value={day} onChange={setDay} />
        <TextField label={t('serviceLevels.try.time')} value={time} onChange={setTime} />
      </div>
      <p className={css.result} aria-live="polite">
        <span className={css.note}>{t('serviceLevels.try.due')}</span>
        {at === null ? t('serviceLevels.try.never') : format.format(new Date(at))}
      </p>
    </aside>
  )
}
