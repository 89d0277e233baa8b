import { ScanButton } from '../scan/ScanButton.tsx'
import { TextField } from './controls.ts'
import css from './fields.module.css'
import { type CellProps, controlProps, type FilterProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  const field = (
    <TextField
      {...controlProps(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={props.onChange}
      {...(props.field.max === undefined ? {} : { maxLength: props.field.max })}
    />
  )
  if (props.field.scanned !== true || props.bare === true) return field
  return (
    <div className={css.scanned}>
      {field}
      <ScanButton label={props.label} onCode={props.onChange} disabled={props.disabled} />
    </div>
  )
}

const Cell = ({ value }: CellProps) => <>{String(value)}</>

/** Several values are written with commas between. */
export function TextFilter({ label, op, value, onChange }: FilterProps) {
  const isMany = op === 'in'
  const text = Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value)
  return (
    <TextField
      bare
      label={label}
      value={text}
      onChange={(next) =>
        onChange(
          isMany
            ? next
                .split(',')
                .map((part) => part.trimStart())
                .filter((part, index, all) => part !== '' || index === all.length - 1)
            : next,
        )
      }
    />
  )
}

const orNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() !== '' ? value : null)

export const textField: WebField = { Input, Cell, Filter: TextFilter, blank: '', toApi: orNull, width: 170 }
