import { DateInput, DateTimePicker } from '@mantine/dates'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import css from './calendar.module.css'
import { type FieldProps, inputProps } from './field.ts'

type DateFieldProps = FieldProps<string | null> & { min?: string; max?: string }

const formats: Record<string, string> = { fr: 'DD/MM/YYYY', en: 'DD MMM YYYY' }

/** Labels of the calendar's own buttons, which Mantine leaves to us. */
function useCalendarLabels() {
  const { t } = useTranslation()
  return {
    ariaLabels: {
      nextMonth: t('ui.date.nextMonth'),
      previousMonth: t('ui.date.previousMonth'),
      nextYear: t('ui.date.nextYear'),
      previousYear: t('ui.date.previousYear'),
      nextDecade: t('ui.date.nextDecade'),
      previousDecade: t('ui.date.previousDecade'),
    },
  }
}

/** A day, `YYYY-MM-DD` or null; can be typed as people write it. */
export function DateField(props: DateFieldProps) {
  const { t, i18n } = useTranslation()
  const format = formats[i18n.language] ?? 'YYYY-MM-DD'
  const { min, max } = props
  return (
    <DateInput
      {...inputProps(props)}
      {...useCalendarLabels()}
      classNames={{ day: css.day!, calendarHeaderLevel: css.level!, weekday: css.weekday! }}
      value={props.value}
      valueFormat={format}
      placeholder={t('ui.date.example')}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('ui.field.clear') }}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      onChange={(next) => props.onChange(next === null ? null : dayjs(next).format('YYYY-MM-DD'))}
    />
  )
}

/** A moment: ISO 8601 UTC outside, the reader's time zone inside. */
export function MomentField(props: DateFieldProps) {
  const { t, i18n } = useTranslation()
  const { value, min, max } = props
  // Its control is a button, which ARIA knows no obligation of.
  const { 'aria-required': _, ...rest } = inputProps(props)
  return (
    <DateTimePicker
      {...rest}
      {...useCalendarLabels()}
      classNames={{ day: css.day!, calendarHeaderLevel: css.level!, weekday: css.weekday! }}
      value={value === null ? null : dayjs(value).format('YYYY-MM-DD HH:mm:ss')}
      valueFormat={`${formats[i18n.language] ?? 'YYYY-MM-DD'} HH:mm`}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('ui.field.clear') }}
      submitButtonProps={{ 'aria-label': t('ui.date.accept') }}
      {...(min ? { minDate: dayjs(min).toDate() } : {})}
      {...(max ? { maxDate: dayjs(max).toDate() } : {})}
      onChange={(next) => props.onChange(next === null ? null : dayjs(next).toISOString())}
    />
  )
}
