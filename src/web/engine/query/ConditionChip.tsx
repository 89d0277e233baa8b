import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { operatorKey } from '../../../shared/conditions/complete-query.ts'
import type { Chip, ShownValue, Step } from '../../../shared/conditions/describe.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { nameOf } from '../fields/search-records.ts'
import { valueText } from '../fields/value-text.ts'
import { kindTexts } from '../kind-texts.ts'
import css from './query.module.css'

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

/** "Statut est En stock", "Logiciel : Nom contient office". */
function ChipWords({ chip }: { chip: Chip }): ReactNode {
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
        <Joined parts={chip.parts} word={t(chip.join === 'any' ? 'conditions.or' : 'conditions.and')} />
      </>
    )
  if (chip.is === 'relation')
    return (
      <>
        {t(chip.isNot ? 'conditions.without' : 'conditions.with')} <Path path={chip.path} />
        {chip.where === null ? null : (
          <>
            {' '}
            (<ChipWords chip={chip.where} />)
          </>
        )}
      </>
    )
  return <FieldWords chip={chip} />
}

function Joined({ parts, word }: { parts: Chip[]; word: string }) {
  return parts.map((part, index) => (
    <Fragment key={part.at.join()}>
      {index > 0 ? <span className={css.operator}> {word} </span> : null}
      <ChipWords chip={part} />
    </Fragment>
  ))
}

function FieldWords({ chip }: { chip: Extract<Chip, { is: 'field' }> }) {
  const { t } = useTranslation()
  const operator = chip.isNot ? ({ is: 'isNot', notEmpty: 'empty' } as const)[chip.operator as 'is'] : chip.operator
  const isPlain = operator === 'is' && !['instant', 'date'].includes(chip.field.type)
  return (
    <>
      {chip.isNot && operator === undefined ? <span className={css.not}>{t('conditions.not')} </span> : null}
      <Path path={chip.path} />
      <span className={css.operator}>
        {isPlain ? ' : ' : ` ${t(operatorKey(chip.field, operator ?? chip.operator))} `}
      </span>
      {chip.values.map((value, index) => (
        <Fragment key={JSON.stringify(value)}>
          {index > 0 ? (chip.operator === 'between' ? ` ${t('conditions.and')} ` : ', ') : null}
          <Value value={value} />
        </Fragment>
      ))}
    </>
  )
}

function Path({ path }: { path: Step[] }) {
  const { t } = useTranslation()
  const labels = path.map(({ kind, name }) => {
    const known = kindNamed(kind)
    return known === undefined ? name : kindTexts(t, known).field(name)
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
