import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ChoiceField, DateField } from './controls.ts'
import css from './fields.module.css'
import type { FilterProps } from './web-field.ts'

const periods = ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month', 'this-year', 'last-year']
const points = ['now-1d', 'now-7d', 'now-30d', 'now-90d', 'now-6m', 'now-1y', 'now+30d', 'now+90d', 'now+6m']

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const today = () => new Date().toISOString().slice(0, 10)

/** `last-week`, `now-30d` in words. */
function timeText(t: TFunction, value: string): string {
  const away = /^now([-+])(\d+)(min|h|d|w|m|y)$/.exec(value)
  if (away !== null) return t(`conditions.${away[1] === '-' ? 'ago' : 'ahead'}.${away[3]}`, { count: Number(away[2]) })
  return t(`conditions.time.${value}`, { defaultValue: value })
}

/** A stretch of the calendar, a distance from now that moves with the clock, or a day. */
export function TimeFilter({ label, op, value, onChange }: FilterProps) {
  const { t } = useTranslation()
  const words = op === 'is' || op === 'isNot' || op === 'in' ? periods : [...points, ...periods]
  const single = Array.isArray(value) ? value[0] : value
  const text = typeof single === 'string' ? single : null
  const isOther = text !== null && text !== '' && !words.includes(text) && !isDay(text)
  const choices = [
    ...words.map((word) => ({ value: word, label: timeText(t, word) })),
    // A value written in the query box that is none of ours stays what it is.
    ...(isOther ? [{ value: text, label: timeText(t, text) }] : []),
    { value: 'day', label: t('engine.condition.day') },
  ]
  const set = (next: string) => onChange(op === 'in' ? [next] : next)
  return (
    <div className={css.time}>
      <ChoiceField
        bare
        required
        label={label}
        value={isDay(text) ? 'day' : text}
        choices={choices}
        onChange={(next) => set(next === 'day' ? today() : (next ?? ''))}
      />
      {isDay(text) ? <DateField bare required label={label} value={text} onChange={(next) => set(next ?? '')} /> : null}
    </div>
  )
}
