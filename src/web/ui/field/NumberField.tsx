import { NumberInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldProps, inputProps } from './field.ts'

type NumberFieldProps = FieldProps<number | null> & {
  min?: number | undefined
  max?: number | undefined
  /** Digits after the comma; 0 when missing. */
  decimals?: number
  /** `Go`, `€`… after the number. */
  unit?: string
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** A number written as the reader's language writes it; null when empty. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, decimals = 0, unit, onBlur, onKeyDown } = props
  const { i18n } = useTranslation()
  const parts = new Intl.NumberFormat(i18n.language).formatToParts(10000.5)
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return (
    <NumberInput
      {...inputProps(props)}
      value={value ?? ''}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      decimalScale={decimals}
      decimalSeparator={mark('decimal')}
      thousandSeparator={mark('group')}
      {...(unit ? { suffix: ` ${unit}` } : {})}
      hideControls
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      clampBehavior="none"
      onChange={(next) => onChange(next === '' ? null : Number(next))}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
