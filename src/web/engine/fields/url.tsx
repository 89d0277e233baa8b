import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { readUrl } from '../../../shared/fields/url.ts'
import { TextField } from './controls.ts'
import css from './fields.module.css'
import { TextFilter, textField } from './text.tsx'
import { type CellProps, controlProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  return (
    <TextField
      {...controlProps(props)}
      type="url"
      placeholder="https://"
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={props.onChange}
      maxLength={2000}
    />
  )
}

/** Opened apart, without telling the other site where from. What is no web address is only text. */
function Cell({ value }: CellProps) {
  const { t } = useTranslation()
  const address = readUrl(String(value))
  if (address === undefined) return <>{String(value)}</>
  return (
    <a className={css.link} href={address} target="_blank" rel="noopener noreferrer nofollow">
      {address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
      <IconExternalLink size={14} aria-hidden className={css.away} />
      <span className="visually-hidden"> ({t('engine.newWindow')})</span>
    </a>
  )
}

export const urlField: WebField = {
  Input,
  Cell,
  Filter: TextFilter,
  blank: '',
  toApi: textField.toApi,
  width: 220,
}
