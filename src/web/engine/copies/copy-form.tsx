import { useTranslation } from 'react-i18next'
import { type CopyPart, mostCopies } from '../../../shared/copies/copy-names.ts'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { CheckField } from '../../ui/field/SwitchField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import css from './copies.module.css'

export interface CopyValues {
  name: string
  count: number | null
  first: number | null
  /** Names of what follows. */
  parts: string[]
}

/** The input of the verb. */
export const copyInput = ({ name, count, first, parts }: CopyValues, offered: readonly CopyPart[]) => ({
  name,
  count: count ?? 1,
  first: first ?? 1,
  parts: parts.filter((part) => offered.some((each) => each.name === part)),
})

/** How many are typed, kept to what is possible while one types. */
export const countOf = ({ count }: CopyValues): number => Math.min(Math.max(count ?? 1, 1), mostCopies)

interface CopyFieldsProps {
  form: Form<CopyValues>
  countLabel: string
  offered: readonly CopyPart[]
  /** Of one record the number of each is known. */
  hasCounts: boolean
}

/** How many, called how, with what. */
export function CopyFields({ form, countLabel, offered, hasCounts }: CopyFieldsProps) {
  const { t } = useTranslation()
  const { parts } = form.values
  return (
    <>
      <TextField
        {...form.field('name')}
        label={t('engine.copy.name')}
        help={t('engine.copy.nameHelp')}
        maxLength={255}
        required
        autoFocus
      />
      <div className={css.numbers}>
        <NumberField {...form.field('count')} label={countLabel} min={1} max={mostCopies} required />
        <NumberField {...form.field('first')} label={t('engine.copy.first')} min={0} max={99_999_999} />
      </div>
      {offered.length === 0 ? null : (
        <fieldset className={css.parts}>
          <legend>{t('engine.copy.parts')}</legend>
          {offered.map((part) => (
            <CheckField
              key={part.name}
              label={`${t(`engine.copy.part.${part.name}`)}${hasCounts ? ` (${part.count})` : ''}`}
              value={parts.includes(part.name)}
              onChange={(isChosen) =>
                form.set({ parts: isChosen ? [...parts, part.name] : parts.filter((name) => name !== part.name) })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
