import { IconChevronLeft, IconChevronRight, IconLayoutRows, IconTable } from '@tabler/icons-react'
import type dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import { IconButton } from '../button/IconButton.tsx'
import { SegmentedFilter } from '../field/SegmentedFilter.tsx'
import css from './calendar.module.css'
import { type CalendarLength, type CalendarSearch, turned } from './calendar-days.ts'

/** A change of the address; undefined takes a word out of it. */
export type CalendarTurn = { [K in keyof CalendarSearch]?: CalendarSearch[K] | undefined }

interface CalendarToolsProps {
  day: string
  length: CalendarLength
  lengths: readonly CalendarLength[]
  look: CalendarSearch['look']
  days: readonly dayjs.Dayjs[]
  onChange: (turn: CalendarTurn) => void
  /** Filters of the page. */
  children?: ReactNode
}

/** Turns the calendar, names what it shows, and chooses its length and its look. */
export function CalendarTools({ day, length, lengths, look, days, onChange, children }: CalendarToolsProps) {
  const { t } = useTranslation()
  return (
    <div className={css.tools}>
      <div className={css.turn}>
        <IconButton
          icon={IconChevronLeft}
          label={t('ui.calendar.before')}
          onClick={() => onChange({ day: turned(day, length, -1) })}
        />
        <IconButton
          icon={IconChevronRight}
          label={t('ui.calendar.after')}
          onClick={() => onChange({ day: turned(day, length, 1) })}
        />
        <Button size="small" onClick={() => onChange({ day: undefined })}>
          {t('ui.calendar.today')}
        </Button>
        <PeriodTitle days={days} length={length} />
      </div>
      <div className={css.turn}>
        {children}
        <SegmentedFilter
          label={t('ui.calendar.length')}
          value={length}
          onChange={(value) => onChange({ span: value as CalendarLength })}
          segments={lengths.map((value) => ({ value, label: t(`ui.calendar.${value}`) }))}
        />
        <span className={css.looks}>
          <IconButton
            icon={look === 'table' ? IconLayoutRows : IconTable}
            label={t(look === 'table' ? 'ui.calendar.asPicture' : 'ui.calendar.asList')}
            onClick={() => onChange({ look: look === 'table' ? undefined : 'table' })}
          />
        </span>
      </div>
    </div>
  )
}

function PeriodTitle({ days, length }: { days: readonly dayjs.Dayjs[]; length: CalendarLength }) {
  const { i18n } = useTranslation()
  const [first, last] = [days[0]!.toDate(), days.at(-1)!.toDate()]
  const format = new Intl.DateTimeFormat(
    i18n.language,
    length === 'month' ? { month: 'long', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' },
  )
  return (
    <strong className={css.title} aria-live="polite">
      {length === 'week' ? format.formatRange(first, last) : format.format(first)}
    </strong>
  )
}
