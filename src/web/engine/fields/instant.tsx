import { Moment, RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { MomentField } from './controls.ts'
import { TimeFilter } from './TimeFilter.tsx'
import { type CellProps, controlProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  return (
    <MomentField
      {...controlProps(props)}
      value={typeof props.value === 'string' && props.value !== '' ? props.value : null}
      onChange={props.onChange}
    />
  )
}

const Cell = ({ value, field }: CellProps) =>
  field.isAppointment ? <Moment at={String(value)} /> : <RelativeTime at={String(value)} />

export const instantField: WebField = {
  Input,
  Cell,
  Filter: TimeFilter,
  blank: null,
  toApi: (value) => (value === '' ? null : (value ?? null)),
  width: 150,
}
