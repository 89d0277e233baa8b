import { Day } from '../../ui/mark/RelativeTime.tsx'
import { DateField } from './controls.ts'
import { TimeFilter } from './TimeFilter.tsx'
import { type CellProps, controlProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  return (
    <DateField
      {...controlProps(props)}
      value={typeof props.value === 'string' && props.value !== '' ? props.value : null}
      onChange={props.onChange}
    />
  )
}

const Cell = ({ value }: CellProps) => <Day date={String(value).slice(0, 10)} />

export const dateField: WebField = {
  Input,
  Cell,
  Filter: TimeFilter,
  blank: null,
  toApi: (value) => (value === '' ? null : (value ?? null)),
  width: 120,
}
