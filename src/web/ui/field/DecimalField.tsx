import { NumberInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldProps, inputProps } from './field.ts'

type DecimalFieldProps = FieldProps<string | null> & {
  /** Digits after the comma that may be typed. */
  scale: number
  isNeverNegative?: boolean
  /** `€`, `kg`… after the number. */
  unit?: string
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** An exact number: typed as the reader's language writes it, held as text (`1234.5`), null when empty. */
export function DecimalField(props: DecimalFieldProps) {
  const { value, onChange, scale, isNeverNegative = false, unit, onBlur, onKeyDown } = props
  const { i18n } = useTranslation()
  const parts = new Intl.NumberFormat(i18n.language).formatToParts(10000.5)
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return (
    <NumberInput
      {...inputProps(props)}
      value={value ?? ''}
      valueIsNumericString
      decimalScale={scale}
      allowNegative={!isNeverNegative}
      decimalSeparator={mark('decimal')}
      // On a French keyboard's number pad the key is a point.
      allowedDecimalSeparators={[',', '.']}
      thousandSeparator={mark('group')}
      {...(unit ? { suffix: `\u00a0${unit}` } : {})}
      hideControls
      inputMode="decimal"
      clampBehavior="none"
      // The text, never the number: amounts go through no float.
      onValueChange={(next, { source }) => {
        if (source === 'event') onChange(next.value === '' || next.value === '-' ? null : next.value)
      }}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
