import { useTranslation } from 'react-i18next'
import { isMoney, moneyScale, readMoney } from '../../../shared/fields/money.ts'
import { currencySign, moneyText } from '../currency.ts'
import { useSession } from '../session.ts'
import { DecimalField } from './controls.ts'
import { TextFilter } from './text.tsx'
import { type CellProps, controlProps, type FilterProps, type InputProps, type WebField } from './web-field.ts'

const amountOf = (value: unknown): string | null => {
  if (isMoney(value)) return value.amount
  return typeof value === 'string' && value !== '' ? value : null
}

/** What is typed is an amount of the currency that stands behind it, and is sent as such. */
function Input(props: InputProps) {
  const session = useSession()
  const currency = isMoney(props.value) ? props.value.currency : session.currency
  return (
    <DecimalField
      {...controlProps(props)}
      value={amountOf(props.value)}
      scale={moneyScale}
      unit={currencySign(currency)}
      isNeverNegative={props.field.min === 0}
      onChange={(amount) => props.onChange(amount === null ? null : { amount, currency })}
    />
  )
}

function Cell({ value }: CellProps) {
  const { i18n } = useTranslation()
  return isMoney(value)
    ? moneyText(value.amount, i18n.language, value.currency)
    : moneyText(String(value), i18n.language)
}

function Filter(props: FilterProps) {
  const { label, op, value, onChange } = props
  const { currency } = useSession()
  if (op === 'in') return <TextFilter {...props} />
  return (
    <DecimalField
      bare
      label={label}
      value={amountOf(value)}
      scale={moneyScale}
      unit={currencySign(currency)}
      onChange={(next) => onChange(next === null ? '' : (readMoney(next) ?? next))}
    />
  )
}

export const moneyField: WebField = {
  Input,
  Cell,
  Filter,
  blank: null,
  toApi: (value) => (amountOf(value) === null ? null : value),
  width: 120,
  align: 'end',
}
