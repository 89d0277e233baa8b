import type { ReactNode } from 'react'

/** What every field of a form takes. `V` is the value as JSON holds it. */
export interface FieldProps<V> {
  /** Obligatory: above the field, or said only (`bare`). */
  label: string
  value: V
  onChange: (value: V) => void
  /** Path of the field in the input: the error summary leads to it. */
  name?: string | undefined
  help?: ReactNode
  /** The sentence of the refusal. */
  error?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  /** In a property or a table: no visible label. */
  bare?: boolean | undefined
  autoFocus?: boolean | undefined
}

/** Id of the control of a field, for links from the error summary. */
export const fieldId = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : `field-${name}`

/** The part of the properties that all of Mantine's inputs understand alike. */
export const inputProps = <V>({ label, name, help, error, required, disabled, bare, autoFocus }: FieldProps<V>) => ({
  label: bare ? undefined : label,
  'aria-label': bare ? label : undefined,
  id: fieldId(name),
  name,
  description: bare ? undefined : help,
  error,
  withAsterisk: required ?? false,
  // `required` would let the browser speak before we do, in its own words.
  'aria-required': required,
  disabled: disabled ?? false,
  autoFocus: autoFocus ?? false,
  // A dialog gives the focus to what says so, else to its cross.
  ...(autoFocus ? { 'data-autofocus': true } : {}),
})
