import { useTranslation } from 'react-i18next'
import { mostOccurrences, type Repeat } from '../../../../shared/reservations/repeat.ts'
import { ChoiceField, DateField, NumberField } from '../../../engine/fields/controls.ts'
import css from './book.module.css'

export const repeatChoices = ['none', 'day', 'week', 'fortnight', 'month', 'month-weekday'] as const

export interface RepeatValues {
  repeat: string | null
  until: string | null
  count: number | null
}

/** What people choose from a short list, in the words of the plan; null = once. */
export function repeatsOf({ repeat, until, count }: RepeatValues): Partial<Repeat> | null {
  if (repeat === null || repeat === 'none') return null
  const end = until !== null ? { until } : { count: count ?? 2 }
  if (repeat === 'fortnight') return { unit: 'week', every: 2, ...end }
  if (repeat === 'month-weekday') return { unit: 'month', monthWay: 'weekday', ...end }
  return { unit: repeat as Repeat['unit'], ...end }
}

interface RepeatFieldsProps {
  values: RepeatValues
  set: (patch: Partial<RepeatValues>) => void
}

/** Once, or how it comes again and until when: a day or a number. */
export function RepeatFields({ values, set }: RepeatFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <ChoiceField
        required
        label={t('reservations.repeat.label')}
        choices={repeatChoices.map((value) => ({ value, label: t(`reservations.repeat.${value}`) }))}
        value={values.repeat}
        onChange={(repeat) => set({ repeat })}
      />
      {values.repeat === 'none' || values.repeat === null ? null : (
        <div className={css.pair}>
          <DateField
            label={t('reservations.repeat.until')}
            value={values.until}
            onChange={(until) => set({ until, count: null })}
          />
          <NumberField
            label={t('reservations.repeat.count')}
            value={values.count}
            min={1}
            max={mostOccurrences}
            onChange={(count) => set({ count, until: null })}
          />
        </div>
      )}
    </>
  )
}
