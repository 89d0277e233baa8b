import { TextAreaField } from './controls.ts'
import css from './fields.module.css'
import { TextFilter, textField } from './text.tsx'
import { type CellProps, controlProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  return (
    <TextAreaField
      {...controlProps(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={props.onChange}
      {...(props.field.max === undefined ? {} : { maxLength: props.field.max })}
    />
  )
}

const Cell = ({ value }: CellProps) => <span className={css.lines}>{String(value)}</span>

export const longTextField: WebField = {
  Input,
  Cell,
  Filter: TextFilter,
  blank: '',
  toApi: textField.toApi,
  width: 260,
}
