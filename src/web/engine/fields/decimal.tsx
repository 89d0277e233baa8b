import { useTranslation } from 'react-i18next'
import { readDecimal } from '../../../shared/fields/decimal.ts'
import { decimalText } from '../currency.ts'
import { DecimalField } from './controls.ts'
import { TextFilter } from './text.tsx'
import { type CellProps, controlProps, type FilterProps, type InputProps, type WebField } from './web-field.ts'

const asText = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

function Input(props: InputProps) {
  const { scale = 3, min } = props.field
  return (
    <DecimalField
      {...controlProps(props)}
      value={asText(props.value)}
      onChange={props.onChange}
      scale={scale}
      isNeverNegative={min !== undefined && min >= 0}
    />
  )
}

function Cell({ value }: CellProps) {
  const { i18n } = useTranslation()
  return decimalText(String(value), i18n.language)
}

function Filter(props: FilterProps) {
  const { label, op, value, field, onChange } = props
  if (op === 'in') return <TextFilter {...props} />
  return (
    <DecimalField
      bare
      label={label}
      value={asText(value)}
      scale={field.scale ?? 3}
      onChange={(next) => onChange(next === null ? '' : (readDecimal(next, field.scale ?? 3) ?? next))}
    />
  )
}

export const decimalField: WebField = { Input, Cell, Filter, blank: null, toApi: asText, width: 110, align: 'end' }
