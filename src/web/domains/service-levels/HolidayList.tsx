import { useTranslation } from 'react-i18next'
import { type HolidaySet, holidaysOf } from '../../../shared/service-levels/holidays.ts'
import css from './service-levels.module.css'

/** The public holidays of this year and the next, as the clocks know them. */
export function HolidayList({ holidays }: { holidays: HolidaySet }) {
  const { t, i18n } = useTranslation()
  const year = new Date().getFullYear()
  const format = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  if (holidays === 'none') return <aside className={css.side} />
  return (
    <aside className={css.side}>
      {[year, year + 1].map((each) => (
        <section key={each}>
          <h2 className={css.sideTitle}>{t('serviceLevels.try.holidays', { year: String(each) })}</h2>
          <ul className={css.days}>
            {[...holidaysOf(holidays, each)]
              .toSorted(([a], [b]) => a - b)
              .map(([day, name]) => (
                <li key={day} className={css.holiday}>
                  <span>{format.format(new Date(day * 86_400_000))}</span>
                  <span className={css.note}>{t(`serviceLevels.holiday.${name}`)}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}
