import { IconChartLine, IconDownload, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type PageCount, type PageMeasure, pageMeasures } from '../../../../shared/assets/page-counts.ts'
import { apiUrl } from '../../../engine/api.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Columns } from '../../../ui/chart/Columns.tsx'
import { periodText } from '../../../ui/chart/period-text.ts'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import partCss from '../parts/parts.module.css'
import css from './pages.module.css'
import { type Period, periods, printed } from './printed.ts'
import { ReadCountersDialog } from './ReadCountersDialog.tsx'

/** What a printer has printed: a curve by day, week, month or year, the same as a table, and as a file. */
export function PagesTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(partQuery<{ items: PageCount[] }>(assetKind, record.id, 'pages'))
  const [isReading, setReading] = useState(false)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const add = record.can?.['read-counters'] ? (
    <Button icon={IconPlus} size="small" onClick={() => setReading(true)}>
      {t('assets.pages.read')}
    </Button>
  ) : null
  return (
    <div className={partCss.sections}>
      {data.items.length === 0 ? (
        <EmptyState
          icon={IconChartLine}
          title={t('assets.pages.none')}
          hint={t('assets.pages.noneHint')}
          action={add}
        />
      ) : (
        <>
          <div className={css.bar}>
            {add}
            <Button
              kind="quiet"
              size="small"
              icon={IconDownload}
              onClick={() => location.assign(apiUrl(`/assets/${record.id}/pages/export`, {}))}
            >
              {t('assets.pages.export')}
            </Button>
          </div>
          <Course counts={data.items} />
        </>
      )}
      {isReading ? <ReadCountersDialog record={record} onClose={() => setReading(false)} /> : null}
    </div>
  )
}

function Course({ counts }: { counts: PageCount[] }) {
  const { t, i18n } = useTranslation()
  const told = pageMeasures.filter((name) => counts.some((each) => each[name] !== null))
  const [period, setPeriod] = useState<Period>('month')
  const [measure, setMeasure] = useState<PageMeasure>(told[0] ?? 'total')
  const number = new Intl.NumberFormat(i18n.language)
  const steps = printed(counts, period)
  const pages = steps.map((step) => step.printed[measure] ?? 0)
  const nameOf = (from: string) => periodText(from, period, i18n.language)
  const name = t(`assets.pages.column.${measure}`)
  const label = t('assets.pages.label', {
    measure: name,
    from: nameOf(steps[0]!.from),
    to: nameOf(steps.at(-1)!.from),
    least: number.format(Math.min(...pages, Number.MAX_SAFE_INTEGER)),
    most: number.format(Math.max(...pages, 0)),
  })
  return (
    <section aria-label={t('assets.pages.title')} className={partCss.sections}>
      <div className={css.bar}>
        <SegmentedField
          bare
          label={t('assets.pages.period')}
          value={period}
          onChange={(next) => setPeriod(next as Period)}
          choices={periods.map((value) => ({ value, label: t(`assets.pages.by.${value}`) }))}
        />
        {told.length > 1 ? (
          <SegmentedField
            bare
            label={t('assets.pages.measure')}
            value={measure}
            onChange={(next) => setMeasure(next as PageMeasure)}
            choices={told.map((value) => ({ value, label: t(`assets.pages.column.${value}`) }))}
          />
        ) : null}
      </div>
      {steps.length > 1 ? (
        <Columns
          label={label}
          top={number.format(Math.max(...pages))}
          columns={steps.map((step, at) => ({
            key: step.from,
            label: `${nameOf(step.from)} : ${number.format(pages[at]!)}`,
            short: steps.length > 24 ? '' : periodText(step.from, period, i18n.language, true),
            value: pages[at]!,
          }))}
        />
      ) : (
        <p>{t('assets.pages.tooFew')}</p>
      )}
      <ScrollTable label={t('assets.pages.table')}>
        <thead>
          <tr>
            <th scope="col">{t(`assets.pages.one.${period}`)}</th>
            {told.map((each) => (
              <th key={each} scope="col" data-align="end">
                {t(`assets.pages.column.${each}`)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {t('assets.pages.counter')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...steps].reverse().map((step) => (
            <tr key={step.from}>
              <th scope="row">{nameOf(step.from)}</th>
              {told.map((each) => (
                <td key={each} data-align="end">
                  {step.printed[each] === null ? '' : number.format(step.printed[each])}
                </td>
              ))}
              <td data-align="end">{step.counter === null ? '' : number.format(step.counter)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
