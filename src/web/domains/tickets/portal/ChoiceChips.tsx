import type { Icon } from '@tabler/icons-react'
import { useId } from 'react'
import css from './chips.module.css'

interface ChoiceChipsProps {
  label: string
  choices: { value: string; label: string; icon?: Icon }[]
  value: string
  onChange: (value: string) => void
}

/** One of a few, all in sight and large enough for a thumb. */
export function ChoiceChips({ label, choices, value, onChange }: ChoiceChipsProps) {
  const name = useId()
  return (
    <fieldset className={css.chips}>
      <legend className={css.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={css.chip}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon ? <choice.icon size="1.2em" stroke={1.6} aria-hidden /> : null}
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
