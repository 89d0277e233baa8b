import { useKindTexts } from '../kind-texts.ts'
import { ChoiceField, ManyChoiceField } from './controls.ts'
import {
  type CellProps,
  controlProps,
  type FieldOf,
  type FilterProps,
  type InputProps,
  type WebField,
} from './web-field.ts'

function useChoices({ kind, name, field }: FieldOf) {
  const texts = useKindTexts(kind)
  return (field.choices ?? []).map((choice) => ({ value: choice, label: texts.choice(name, choice) }))
}

function Input(props: InputProps) {
  const choices = useChoices(props)
  const { value, onChange, onCommit, onClose, bare, autoFocus } = props
  return (
    <ChoiceField
      {...controlProps(props)}
      value={typeof value === 'string' && value !== '' ? value : null}
      choices={choices}
      isOpen={bare === true && autoFocus === true}
      {...(onClose ? { onClose } : {})}
      onChange={(next) => {
        onChange(next)
        onCommit?.(next)
      }}
    />
  )
}

function Cell({ kind, name, value }: CellProps) {
  return <>{useKindTexts(kind).choice(name, String(value))}</>
}

function Filter(props: FilterProps) {
  const { label, op, value, onChange } = props
  const choices = useChoices(props)
  if (op !== 'in')
    return (
      <ChoiceField
        bare
        required
        label={label}
        value={typeof value === 'string' && value !== '' ? value : null}
        choices={choices}
        onChange={(next) => onChange(next)}
      />
    )
  return (
    <ManyChoiceField
      bare
      label={label}
      value={Array.isArray(value) ? value.map(String) : []}
      choices={choices}
      onChange={onChange}
    />
  )
}

export const choiceField: WebField = {
  Input,
  Cell,
  Filter,
  blank: null,
  toApi: (value) => (value === '' ? null : (value ?? null)),
  width: 140,
}
