import { useTranslation } from 'react-i18next'
import { NumberField } from './controls.ts'
import { TextFilter } from './text.tsx'
import { type CellProps, controlProps, type FilterProps, type InputProps, type WebField } from './web-field.ts'

const asNumber = (value: unknown): number | null =>
  value === null || value === undefined || value === '' || Number.isNaN(Number(value)) ? null : Number(value)

function Input(props: InputProps) {
  return (
    <NumberField
      {...controlProps(props)}
      value={asNumber(props.value)}
      onChange={props.onChange}
      min={props.field.min}
      max={props.field.max}
    />
  )
}

/** Levels have words: "Haute" for 4. */
function Cell({ kind, name, value }: CellProps) {
  const { t, i18n } = useTranslation()
  const word = t(`kind.${kind.name}.choice.${name}.${String(value)}`, { defaultValue: '' })
  return word || new Intl.NumberFormat(i18n.language).format(Number(value))
}

function Filter(props: FilterProps) {
  const { label, op, value, onChange } = props
  if (op !== 'in') return <NumberField bare label={label} value={asNumber(value)} onChange={onChange} />
  const numbers = (next: unknown) =>
    (Array.isArray(next) ? next : [])
      .map((part) => (part === '' ? part : (asNumber(part) ?? '')))
      .filter((part, index, all) => part !== '' || index === all.length - 1)
  return <TextFilter {...props} onChange={(next) => onChange(numbers(next))} />
}

export const integerField: WebField = { Input, Cell, Filter, blank: null, toApi: asNumber, width: 100, align: 'end' }
