import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { operatorKey } from '../../../shared/conditions/complete-query.ts'
import type { Chip, ShownValue, Step } from '../../../shared/conditions/describe.ts'
import type { Operator } from '../../../shared/fields/index.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { nameOf } from '../fields/search-records.ts'
import { valueText } from '../fields/value-text.ts'
import { kindTexts } from '../kind-texts.ts'
import css from './query.module.css'

/** A condition in words, to be read. */
export function ConditionWords({ chips }: { chips: readonly Chip[] }) {
  return chips.map((chip) => (
    <span key={chip.at.join()} className={css.chip}>
      <span className={css.chipWords}>
        <ChipWords chip={chip} />
      </span>
    </span>
  ))
}

/** One filter in words, with a cross that takes it away. */
export function ConditionChip({ chip, onRemove }: { chip: Chip; onRemove: () => void }) {
  const { t } = useTranslation()
  return (
    <span className={css.chip}>
      <span className={css.chipWords}>
        <ChipWords chip={chip} />
      </span>
      <IconButton size="small" icon={IconX} label={t('engine.query.remove')} onClick={onRemove} />
    </span>
  )
}

/** "Statut : En stock", "Logiciel contient office". `within`: the relation whose fields are meant. */
function ChipWords({ chip, within = null }: { chip: Chip; within?: string | null }): ReactNode {
  const { t } = useTranslation()
  const not = chip.isNot ? <span className={css.not}>{t('conditions.not')} </span> : null
  if (chip.is === 'words')
    return (
      <>
        {not}« {chip.text} »
      </>
    )
  if (chip.is === 'group')
    return (
      <>
        {not}
        <Joined parts={chip.parts} word={t(chip.join === 'any' ? 'conditions.or' : 'conditions.and')} within={within} />
      </>
    )
  return chip.is === 'relation' ? <RelationWords chip={chip} /> : <FieldWords chip={chip} within={within} />
}

/** The related record by its name reads like a field; other questions about it stand in parentheses. */
function RelationWords({ chip }: { chip: Extract<Chip, { is: 'relation' }> }) {
  const { t } = useTranslation()
  const last = chip.path.at(-1)
  const relation = last === undefined ? undefined : kindNamed(last.kind)?.relations[last.name]
  const { where } = chip
  const isNamed = where?.is === 'field' && where.path.length === 1 && where.path[0]?.name === relation?.named
  if (isNamed)
    return <FieldWords chip={{ ...where, path: chip.path, isNot: where.isNot !== chip.isNot }} within={null} />
  return (
    <>
      {t(chip.isNot ? 'conditions.without' : 'conditions.with')} <Path path={chip.path} within={null} />
      {where === null ? null : (
        <>
          {' '}
          (<ChipWords chip={where} within={last?.name ?? null} />)
        </>
      )}
    </>
  )
}

function Joined({ parts, word, within }: { parts: Chip[]; word: string; within: string | null }) {
  return parts.map((part, index) => (
    <Fragment key={part.at.join()}>
      {index > 0 ? <span className={css.operator}> {word} </span> : null}
      <ChipWords chip={part} within={within} />
    </Fragment>
  ))
}

const opposites: Partial<Record<Operator, Operator>> = { is: 'isNot', notEmpty: 'empty' }
const plainOperators: readonly Operator[] = ['is', 'named', 'in']

function FieldWords({ chip, within }: { chip: Extract<Chip, { is: 'field' }>; within: string | null }) {
  const { t } = useTranslation()
  const opposite = chip.isNot ? opposites[chip.operator] : undefined
  const operator = opposite ?? chip.operator
  const [only] = chip.values
  const isTime = chip.field.type === 'instant' || chip.field.type === 'date'
  const age = only?.is === 'ago' ? ages[operator] : undefined
  const isPlain = age !== undefined || (!isTime && plainOperators.includes(operator))
  return (
    <>
      {chip.isNot && opposite === undefined ? <span className={css.not}>{t('conditions.not')} </span> : null}
      <Path path={chip.path} within={within} />
      <span className={css.operator}>
        {isPlain ? t('engine.history.colon') : ` ${t(operatorKey(chip.field, operator))} `}
      </span>
      {age !== undefined && only?.is === 'ago' ? (
        <span className={css.value}>{t(age, { age: t(`engine.query.age.${only.unit}`, { count: only.count }) })}</span>
      ) : (
        chip.values.map((value, index) => (
          <Fragment key={JSON.stringify(value)}>
            {index > 0 ? (chip.operator === 'between' ? ` ${t('conditions.and')} ` : ', ') : null}
            <Value value={value} />
          </Fragment>
        ))
      )}
    </>
  )
}

/** Later than thirty days ago is less than thirty days ago. */
const ages: Partial<Record<Operator, string>> = {
  gt: 'engine.query.younger',
  gte: 'engine.query.younger',
  lt: 'engine.query.older',
  lte: 'engine.query.older',
}

function Path({ path, within }: { path: Step[]; within: string | null }) {
  const { t } = useTranslation()
  const labels = path.map(({ kind, name }, index) => {
    const known = kindNamed(kind)
    if (known === undefined) return name
    // Inside a relation the first step is one of its own fields, or one of the related record's.
    const isOwn = index === 0 && within !== null && known.relations[within]?.fields[name] !== undefined
    return kindTexts(t, known).field(isOwn ? `${within}.${name}` : name)
  })
  return <span className={css.path}>{labels.join(' › ')}</span>
}

function Value({ value }: { value: ShownValue }): ReactNode {
  const { t } = useTranslation()
  if (value.is === 'record') return <RecordName kind={value.kind} id={value.id} />
  return <span className={css.value}>{plainValue(t, value)}</span>
}

function plainValue(t: TFunction, value: Exclude<ShownValue, { is: 'record' }>): string {
  if (value.is === 'text') return value.text
  if (value.is === 'me') return t('conditions.value.me')
  if (value.is === 'boolean') return t(value.value ? 'conditions.value.yes' : 'conditions.value.no')
  if (value.is === 'period') return t(`conditions.time.${value.word}`)
  if (value.is === 'ago') return t(`conditions.ago.${value.unit}`, { count: value.count })
  if (value.is === 'ahead') return t(`conditions.ahead.${value.unit}`, { count: value.count })
  if (value.is === 'time') return dayText(value.value)
  const kind = kindNamed(value.kind)
  return kind === undefined ? value.value : valueText(t, kind, value.field, value.value)
}

const dayText = (value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Intl.DateTimeFormat(document.documentElement.lang || 'fr', { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(value),
      )
    : value

function RecordName({ kind, id }: { kind: string; id: string }) {
  const known = kindNamed(kind)
  const { data } = useQuery({
    queryKey: ['name', kind, id],
    queryFn: () => nameOf(known!, id),
    enabled: known !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <span className={css.value}>{data?.name ?? `#${id}`}</span>
}
