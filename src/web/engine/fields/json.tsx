import { useTranslation } from 'react-i18next'
import { useKindTexts } from '../kind-texts.ts'
import { ManyChoiceField } from './controls.ts'
import css from './fields.module.css'
import { TextFilter } from './text.tsx'
import { type CellProps, controlProps, type FieldOf, type InputProps, type WebField } from './web-field.ts'

/** Structured data has pages of its own; elsewhere it is shown as it is and not written. Several of a known list are chosen. */
function Cell(props: CellProps) {
  const word = useChoiceWord(props)
  const { field, value } = props
  if (field.choices === undefined) return <code className={css.code}>{JSON.stringify(value)}</code>
  return <>{Array.isArray(value) ? value.map((each) => word(String(each))).join(', ') : ''}</>
}

function useChoiceWord({ kind, name, field }: FieldOf): (choice: string) => string {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  return (choice) =>
    field.namedBy === undefined ? texts.choice(name, choice) : t(`${field.namedBy}.${choice}`, { defaultValue: choice })
}

function Input(props: InputProps) {
  const word = useChoiceWord(props)
  const { field, value, onChange } = props
  if (field.choices === undefined) return null
  return (
    <ManyChoiceField
      {...controlProps(props)}
      required={false}
      value={Array.isArray(value) ? value.map(String) : []}
      choices={field.choices.map((choice) => ({ value: choice, label: word(choice) }))}
      onChange={onChange}
    />
  )
}

export const jsonField: WebField = {
  Input,
  Cell,
  Filter: TextFilter,
  blank: {},
  toApi: (value) => value ?? {},
  width: 200,
}
