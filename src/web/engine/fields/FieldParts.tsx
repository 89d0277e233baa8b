import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../../../shared/fields/index.ts'
import css from './fields.module.css'
import { webFieldOf } from './index.ts'
import type { CellProps, FilterProps, InputProps } from './web-field.ts'

/** The control of a field, whatever its type. */
export function FieldInput(props: InputProps) {
  const { Input } = webFieldOf(props.field.type)
  return (
    <Suspense fallback={<span className={css.coming} />}>
      <Input {...props} />
    </Suspense>
  )
}

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === ''

/** The value of a field as read, whatever its type; nothing for nothing. */
export function FieldValue(props: CellProps) {
  const { Cell } = webFieldOf(props.field.type)
  return isBlank(props.value) ? null : <Cell {...props} />
}

const valueless: readonly Operator[] = ['empty', 'notEmpty']

/** The control of a condition's value: none, one, or two for a range. */
export function FilterValue(props: FilterProps) {
  return (
    <Suspense fallback={<span className={css.coming} />}>
      <Values {...props} />
    </Suspense>
  )
}

function Values(props: FilterProps) {
  const { t } = useTranslation()
  const { Filter } = webFieldOf(props.field.type)
  if (valueless.includes(props.op)) return null
  if (props.op !== 'between') return <Filter {...props} />
  const [from = '', to = ''] = Array.isArray(props.value) ? props.value : []
  return (
    <div className={css.range}>
      <Filter
        {...props}
        op="gte"
        label={t('engine.condition.from', { label: props.label })}
        value={from}
        onChange={(next) => props.onChange([next as string, to])}
      />
      <Filter
        {...props}
        op="lte"
        label={t('engine.condition.to', { label: props.label })}
        value={to}
        onChange={(next) => props.onChange([from, next as string])}
      />
    </div>
  )
}
