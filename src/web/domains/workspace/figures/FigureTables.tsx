import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { allOf, type Condition } from '../../../../shared/conditions/condition.ts'
import {
  type Figures,
  type Group,
  groupCondition,
  mostFollowed,
  mostGroups,
  periodCondition,
  type Stat,
} from '../../../../shared/figures/figures.ts'
import { fieldOf, type Kind } from '../../../../shared/kinds/define-kind.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { ListQuestion } from '../../../engine/list/use-list.ts'
import { Columns } from '../../../ui/chart/Columns.tsx'
import { periodText } from '../../../ui/chart/period-text.ts'
import { Share } from '../../../ui/chart/Share.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import { amountText } from './figure-text.ts'
import css from './figures.module.css'
import type { FiguresState } from './use-figures.ts'

interface FigureTablesProps {
  kind: Kind
  question: ListQuestion
  state: FiguresState
  figures: Figures
}

/** The sum of all, the groups, the course over time. Each number leads to the list that it counts. */
export function FigureTables(props: FigureTablesProps) {
  const { figures } = props
  const { t } = useTranslation()
  return (
    <>
      <Totals {...props} />
      {figures.periods === null || figures.periods.length === 0 ? null : <Course {...props} />}
      {figures.groups === null ? null : <Groups {...props} />}
      {figures.isCut ? <p className={css.note}>{t('figures.cut', { count: mostGroups })}</p> : null}
    </>
  )
}

const measured = ['mean', 'median', 'most'] as const

function Totals({ figures }: FigureTablesProps) {
  const { t, i18n } = useTranslation()
  const { total, unit } = figures
  return (
    <dl className={css.totals}>
      <div>
        <dt>{t('figures.column.count')}</dt>
        <dd>{amountText(total.count, 'number', i18n.language)}</dd>
      </div>
      {unit === null
        ? null
        : measured.map((name) => (
            <div key={name}>
              <dt>{t(`figures.column.${name}`)}</dt>
              <dd>{amountText(total[name], unit, i18n.language)}</dd>
            </div>
          ))}
    </dl>
  )
}

/** What a number of the page leads to. */
function ListLink({ kind, question, condition, count }: Counted) {
  const filter = allOf(question.filter, condition)
  return (
    <Link to={listOf(kind)} search={{ q: question.q ?? '', filter, view: 'all' } as never} className={css.number}>
      {count}
    </Link>
  )
}

interface Counted {
  kind: Kind
  question: ListQuestion
  condition: Condition
  count: number
}

/** Where the list of a kind is: the page of its records without one. */
const listOf = (kind: Kind): string => (kind.page === null ? `/${kind.plural}` : kind.page.replace(/\/:id.*$/, ''))

function useNameOf(kind: Kind, by: string | undefined) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const type = by === undefined ? undefined : fieldOf(kind, by)?.type
  return ({ key, name }: Pick<Group, 'key' | 'name'>): string => {
    if (key === null) return t('figures.column.none')
    if (name !== null) return name.replaceAll(' > ', ' › ')
    if (type === 'boolean') return t(key === 'true' ? 'figures.column.yes' : 'figures.column.no')
    return texts.choice(by ?? '', key)
  }
}

function Groups({ kind, question, state, figures }: FigureTablesProps) {
  const { t, i18n } = useTranslation()
  const texts = useKindTexts(kind)
  const nameOf = useNameOf(kind, state.by)
  const groups = figures.groups ?? []
  const most = Math.max(...groups.map((group) => group.count), 1)
  const label = texts.field(state.by!)
  const isMany = Object.hasOwn(kind.relations, state.by!.split('.')[0]!)
  return (
    <section className={css.part} aria-label={label}>
      <h2 className={css.title}>{label}</h2>
      <ScrollTable label={label}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" data-align="end">
              {t('figures.column.count')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('figures.column.share')}</span>
            </th>
            {figures.unit === null ? null : <MeasureHeads />}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key ?? ''}>
              <th scope="row" data-wraps>
                {nameOf(group)}
              </th>
              <td data-align="end">
                <ListLink
                  kind={kind}
                  question={question}
                  condition={groupCondition(kind, state.by!, group.key)}
                  count={group.count}
                />
              </td>
              <td className={css.share}>
                <Share value={group.count} most={most} />
              </td>
              {figures.unit === null ? null : <MeasureCells stat={group} figures={figures} language={i18n.language} />}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {isMany ? <p className={css.note}>{t('figures.many')}</p> : null}
    </section>
  )
}

function MeasureHeads() {
  const { t } = useTranslation()
  return measured.map((name) => (
    <th key={name} scope="col" data-align="end">
      {t(`figures.column.${name}`)}
    </th>
  ))
}

function MeasureCells({ stat, figures, language }: { stat: Stat; figures: Figures; language: string }) {
  return measured.map((name) => (
    <td key={name} data-align="end">
      {amountText(stat[name], figures.unit, language)}
    </td>
  ))
}

function Course({ kind, question, state, figures }: FigureTablesProps) {
  const { t, i18n } = useTranslation()
  const texts = useKindTexts(kind)
  const nameOf = useNameOf(kind, state.by)
  const periods = figures.periods ?? []
  const { step } = state
  const label = texts.field(state.over!)
  const isLong = periods.length > 36
  const period = (from: string) => periodText(from, step, i18n.language)
  const most = periods.reduce((best, each) => (each.count > best.count ? each : best))
  const followed = (figures.groups ?? []).slice(0, mostFollowed)
  const cells = new Map((figures.cells ?? []).map((cell) => [`${cell.from} ${cell.key}`, cell.count]))
  return (
    <section className={css.part} aria-label={label}>
      <h2 className={css.title}>{label}</h2>
      <Columns
        label={t('figures.chart', {
          count: periods.length,
          from: period(periods[0]!.from),
          to: period(periods.at(-1)!.from),
          most: `${period(most.from)} (${most.count})`,
        })}
        top={amountText(most.count, 'number', i18n.language)}
        columns={periods.map((each) => ({
          key: each.from,
          label: `${period(each.from)} : ${each.count}`,
          short: isLong ? '' : periodText(each.from, step, i18n.language, true),
          value: each.count,
        }))}
      />
      <ScrollTable label={label}>
        <thead>
          <tr>
            <th scope="col">{t('figures.step')}</th>
            <th scope="col" data-align="end">
              {t('figures.column.count')}
            </th>
            {figures.unit === null ? null : <MeasureHeads />}
            {followed.map((group) => (
              <th key={group.key ?? ''} scope="col" data-align="end" title={nameOf(group)}>
                {nameOf(group).split(' › ').at(-1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map((each) => (
            <tr key={each.from}>
              <th scope="row">{period(each.from)}</th>
              <td data-align="end">
                <ListLink
                  kind={kind}
                  question={question}
                  condition={periodCondition(state.over!, each.from, step)}
                  count={each.count}
                />
              </td>
              {figures.unit === null ? null : <MeasureCells stat={each} figures={figures} language={i18n.language} />}
              {followed.map((group) => (
                <td key={group.key ?? ''} data-align="end">
                  {cells.get(`${each.from} ${group.key}`) ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
