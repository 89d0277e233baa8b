import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { type FieldProps, inputProps } from './field.ts'

type TextFieldProps = FieldProps<string> & {
  type?: 'text' | 'email' | 'url' | 'tel' | 'search'
  maxLength?: number
  placeholder?: string
  autoComplete?: string
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** One line of text; `''` when empty. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', maxLength, placeholder, autoComplete = 'off', onBlur, onKeyDown } = props
  return (
    <TextInput
      {...inputProps(props)}
      value={value}
      type={type}
      {...(maxLength === undefined ? {} : { maxLength })}
      placeholder={placeholder ?? ''}
      autoComplete={autoComplete}
      spellCheck={type === 'text'}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}

type PasswordFieldProps = FieldProps<string> & { autoComplete: 'current-password' | 'new-password'; showLabel: string }

/** A secret; `showLabel` names the eye that uncovers it. */
export function PasswordField(props: PasswordFieldProps) {
  return (
    <PasswordInput
      {...inputProps(props)}
      value={props.value}
      autoComplete={props.autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': props.showLabel }}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

type TextAreaFieldProps = FieldProps<string> & {
  rows?: number
  maxLength?: number
  placeholder?: string
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** Several lines of plain text; grows with its content. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { value, onChange, rows = 3, maxLength, placeholder, onBlur, onKeyDown } = props
  return (
    <Textarea
      {...inputProps(props)}
      value={value}
      autosize
      minRows={rows}
      maxRows={20}
      {...(maxLength === undefined ? {} : { maxLength })}
      placeholder={placeholder ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
