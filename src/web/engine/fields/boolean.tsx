import { useTranslation } from 'react-i18next'
import { CheckField, SegmentedField } from './controls.ts'
import { type CellProps, controlProps, type FilterProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  const { t } = useTranslation()
  const { bare, value, onChange, onCommit } = props
  if (!bare) return <CheckField {...controlProps(props)} required={false} value={value === true} onChange={onChange} />
  return (
    <SegmentedField
      {...controlProps(props)}
      value={value === true ? 'yes' : 'no'}
      choices={[
        { value: 'yes', label: t('engine.yes') },
        { value: 'no', label: t('engine.no') },
      ]}
      onChange={(next) => {
        onChange(next === 'yes')
        onCommit?.(next === 'yes')
      }}
    />
  )
}

function Cell({ value }: CellProps) {
  const { t } = useTranslation()
  return <>{value === true ? t('engine.yes') : t('engine.no')}</>
}

function Filter({ label, value, onChange }: FilterProps) {
  const { t } = useTranslation()
  return (
    <SegmentedField
      bare
      label={label}
      value={value === false ? 'no' : 'yes'}
      choices={[
        { value: 'yes', label: t('engine.yes') },
        { value: 'no', label: t('engine.no') },
      ]}
      onChange={(next) => onChange(next === 'yes')}
    />
  )
}

export const booleanField: WebField = {
  Input,
  Cell,
  Filter,
  blank: false,
  toApi: (value) => value === true,
  width: 90,
}
