import { MultiSelect, SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './field.module.css'
import { type FieldProps, fieldId, inputProps } from './field.ts'

export interface Choice {
  value: string
  label: string
  disabled?: boolean
}

type ChoiceFieldProps = FieldProps<string | null> & {
  choices: Choice[]
  placeholder?: string
  /** Open at once, for a property being edited. */
  isOpen?: boolean
  onClose?: () => void
}

const searchFrom = 8

/** One of a known list; null when nothing is chosen. Long lists can be searched. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { t } = useTranslation()
  const { value, onChange, choices, placeholder, required, isOpen, onClose } = props
  return (
    <Select
      {...inputProps(props)}
      data={choices}
      value={value}
      placeholder={placeholder ?? t('ui.field.choose')}
      searchable={choices.length > searchFrom}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('ui.field.clear') }}
      allowDeselect={false}
      nothingFoundMessage={t('ui.field.nothing')}
      {...(isOpen ? { defaultDropdownOpened: true } : {})}
      {...(onClose ? { onDropdownClose: onClose } : {})}
      comboboxProps={{ shadow: 'md' }}
      onChange={onChange}
    />
  )
}

type ManyField = FieldProps<string[]> & { choices: Choice[]; placeholder?: string }

/** Any number of a known list. */
export function ManyChoiceField(props: ManyField) {
  const { t } = useTranslation()
  return (
    <MultiSelect
      {...inputProps(props)}
      data={props.choices}
      value={props.value}
      placeholder={props.value.length === 0 ? (props.placeholder ?? t('ui.field.choose')) : ''}
      searchable
      nothingFoundMessage={t('ui.field.nothing')}
      onChange={props.onChange}
    />
  )
}

type SegmentedProps = FieldProps<string> & { choices: Choice[] }

/** Two to five short choices, all in sight. */
export function SegmentedField(props: SegmentedProps) {
  const id = fieldId(props.name)
  return (
    <div className={css.group}>
      {props.bare ? null : <div className={css.label}>{props.label}</div>}
      <SegmentedControl
        id={id ?? ''}
        aria-label={props.label}
        data={props.choices}
        value={props.value}
        disabled={props.disabled ?? false}
        onChange={props.onChange}
        className={css.segmented!}
      />
      {props.help && !props.bare ? <div className={css.help}>{props.help}</div> : null}
      {props.error ? <div className={css.error}>{props.error}</div> : null}
    </div>
  )
}
