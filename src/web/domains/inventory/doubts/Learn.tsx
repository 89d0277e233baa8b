import { useTranslation } from 'react-i18next'
import type { Json } from '../../../engine/records.ts'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import css from '../inventory.module.css'
import { type JunkValue, tellingOf } from './doubt.ts'

interface LearnProps {
  record: Json
  junk: readonly JunkValue[]
  onChange: (junk: JunkValue[]) => void
}

/** What the decision may teach: values that several machines tell, and that shall identify nobody from now on. */
export function Learn({ record, junk, onChange }: LearnProps) {
  const { t } = useTranslation()
  const values = tellingOf(record)
  if (record.state !== 'open' || !record.can?.decide || values.length === 0) return null
  const isIn = (each: JunkValue) => junk.some((other) => other.sort === each.sort && other.value === each.value)
  return (
    <fieldset className={css.learn}>
      <legend>{t('admin.inventory.learn.title')}</legend>
      <p className={css.note}>{t('admin.inventory.learn.help')}</p>
      {values.map((each) => (
        <CheckField
          key={`${each.sort} ${each.value}`}
          label={`${t(`admin.inventory.evidence.${each.sort}`)} : ${each.value}`}
          value={isIn(each)}
          onChange={(isOn) =>
            onChange(
              isOn ? [...junk, each] : junk.filter((other) => other.sort !== each.sort || other.value !== each.value),
            )
          }
        />
      ))}
    </fieldset>
  )
}
