import type { ComponentType } from 'react'
import type { ConditionValue } from '../../../shared/conditions/condition.ts'
import type { Field, Operator } from '../../../shared/fields/index.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'

/** Which field of which kind. `name` is its path in the record: `serial`, `custom.diagonal`. */
export interface FieldOf {
  kind: Kind
  name: string
  field: Field
}

export interface InputProps extends FieldOf {
  label: string
  value: unknown
  /** Values of the other fields of the form or record, by which some fields narrow what they offer. */
  among?: Record<string, unknown> | undefined
  onChange: (value: unknown) => void
  /** Said when a value was chosen for good (an option, a day): a property in place saves at once. */
  onCommit?: ((value: unknown) => void) | undefined
  /** The list of an open choice was closed without choosing. */
  onClose?: (() => void) | undefined
  help?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  bare?: boolean | undefined
  autoFocus?: boolean | undefined
}

export interface CellProps extends FieldOf {
  /** Never null nor empty: those show nothing. */
  value: unknown
}

export interface FilterProps extends FieldOf {
  label: string
  op: Operator
  value: ConditionValue | undefined
  onChange: (value: ConditionValue) => void
}

/** The half of a field type that people see; the other half is shared/fields/types.ts. */
export interface WebField {
  /** The control of a form or of a property in place. */
  Input: ComponentType<InputProps>
  /** The value as read: in a cell, in a property. */
  Cell: ComponentType<CellProps>
  /** The control of a condition's value; `null` for operators without one is the caller's. */
  Filter: ComponentType<FilterProps>
  /** Value of an empty form. */
  blank: unknown
  /** Value of the form → value of the API. */
  toApi: (value: unknown) => unknown
  /** Width of a column, in pixels. */
  width: number
  align?: 'end'
}

/** What the controls of ui/field take, from what a field's input is given. */
export const controlProps = (props: InputProps) => ({
  label: props.label,
  name: props.name,
  help: props.help,
  error: props.error,
  required: props.required,
  disabled: props.disabled,
  bare: props.bare,
  autoFocus: props.autoFocus,
})
