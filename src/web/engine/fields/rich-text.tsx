import { RichText } from '../../ui/text/RichText.tsx'
import { RichTextField } from '../../ui/text/RichTextField.tsx'
import { TextFilter, textField } from './text.tsx'
import { type CellProps, controlProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  return (
    <RichTextField
      {...controlProps(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={props.onChange}
    />
  )
}

const Cell = ({ value }: CellProps) => <RichText html={String(value)} />

export const richTextField: WebField = {
  Input,
  Cell,
  Filter: TextFilter,
  blank: '',
  toApi: textField.toApi,
  width: 260,
}
