import { Checkbox, Switch } from '@mantine/core'
import { type FieldProps, inputProps } from './field.ts'

/** Yes or no that takes effect by itself (settings). */
export function SwitchField(props: FieldProps<boolean>) {
  const { 'aria-required': _, withAsterisk: __, ...rest } = inputProps(props)
  return <Switch {...rest} checked={props.value} onChange={(event) => props.onChange(event.currentTarget.checked)} />
}

/** Yes or no inside a form that is saved as a whole. */
export function CheckField(props: FieldProps<boolean>) {
  const { withAsterisk: _, ...rest } = inputProps(props)
  return <Checkbox {...rest} checked={props.value} onChange={(event) => props.onChange(event.currentTarget.checked)} />
}
