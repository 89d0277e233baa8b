import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import type { Option } from '../../ui/field/ReferenceField.tsx'
import { kindTexts } from '../kind-texts.ts'
import { isNamed, pageOf } from '../records.ts'
import { ReferenceField } from './controls.ts'
import css from './fields.module.css'
import { ManyReferences } from './ManyReferences.tsx'
import { type Narrowing, nameOf, searchRecords } from './search-records.ts'
import { TextFilter } from './text.tsx'
import { type CellProps, controlProps, type FilterProps, type InputProps, type WebField } from './web-field.ts'

function Input(props: InputProps) {
  const { t } = useTranslation()
  const target = kindNamed(props.field.kind ?? '')
  if (target === undefined) return null
  return (
    <ReferenceField
      {...controlProps(props)}
      value={isNamed(props.value) ? props.value : null}
      search={(text, signal) => searchRecords(t, target, text, signal, null, narrowingOf(props))}
      onChange={(next) => {
        props.onChange(next)
        props.onCommit?.(next)
      }}
      {...(props.onClose ? { onClose: props.onClose } : {})}
    />
  )
}

/** What of the target is offered beside the other values of the record; null = all. */
function narrowingOf({ field, among }: InputProps): Narrowing | null {
  const value = field.offeredBy === undefined ? null : among?.[field.offeredBy.by]
  return field.offeredBy === undefined || typeof value !== 'string' ? null : { list: field.offeredBy.list, value }
}

/** The name, leading to the record where it has a page. */
function Cell({ field, value }: CellProps) {
  const target = kindNamed(field.kind ?? '')
  if (!isNamed(value)) return null
  const page = target === undefined ? null : pageOf(target, value.id)
  const shown = target?.isTree ? <TreePath name={value.name} /> : value.name
  if (page === null) return shown
  return (
    <Link to={page} className={css.link}>
      {shown}
    </Link>
  )
}

/** A place in a tree: where there is little room, the branches give way before the name itself. */
function TreePath({ name }: { name: string }) {
  const steps = name.split(' > ')
  const last = steps.pop() ?? name
  return (
    <span className={css.treePath} title={steps.length > 0 ? name : undefined}>
      {steps.length > 0 ? <span className={css.branches}>{steps.map((step) => `${step} › `).join('')}</span> : null}
      <span className={css.leaf}>{last}</span>
    </span>
  )
}

/** By name (a text), or the very record; `in` and `under` take several. */
function Filter(props: FilterProps) {
  const { t } = useTranslation()
  const target = kindNamed(props.field.kind ?? '')
  const id = typeof props.value === 'string' ? props.value : ''
  const isMany = props.op === 'in' || props.op === 'under'
  const known = useQuery({
    queryKey: ['name', props.field.kind, id],
    queryFn: () => nameOf(target!, id),
    enabled: target !== undefined && /^\d+$/.test(id) && !isMany,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (props.op === 'named') return <TextFilter {...props} />
  if (target === undefined) return null
  if (isMany) return <ManyReferences {...props} target={target} />
  const me: Option[] = target.name === 'user' ? [{ id: '@me', name: t('engine.me') }] : []
  const value = id === '' ? null : id === '@me' ? me[0]! : (known.data ?? { id, name: `#${id}` })
  return (
    <ReferenceField
      bare
      required
      label={props.label}
      value={value}
      placeholder={kindTexts(t, target).one}
      search={async (text, signal) => [...(text === '' ? me : []), ...(await searchRecords(t, target, text, signal))]}
      onChange={(next) => props.onChange(next?.id ?? '')}
    />
  )
}

export const referenceField: WebField = {
  Input,
  Cell,
  Filter,
  blank: null,
  toApi: (value) => (isNamed(value) ? value.id : null),
  width: 180,
}
