import { lazy, Suspense } from 'react'
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

/** The second cleaning of HTML weighs something: it comes with the first formatted text. */
const View = lazy(() => import('../../ui/text/RichTextView.tsx').then((file) => ({ default: file.RichTextView })))

const Cell = ({ value }: CellProps) => (
  <Suspense fallback={null}>
    <View html={String(value)} />
  </Suspense>
)

export const richTextField: WebField = {
  Input,
  Cell,
  Filter: TextFilter,
  blank: '',
  toApi: textField.toApi,
  width: 260,
}
