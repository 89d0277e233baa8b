import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindOfPlural } from '../../../../shared/kinds/every-kind.ts'
import { kindTexts } from '../../../engine/kind-texts.ts'
import { pageOf } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import { LineOutcome } from '../ImportState.tsx'
import css from '../imports.module.css'
import { type ImportRecord, isAtWork, type ReportLine, readLines } from '../imports-api.ts'

/** The report, line by line; what was refused first asked for. */
export function LineReport({ record }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<{ outcome?: string | undefined }>()
  const outcome = search.outcome
  const query = useInfiniteQuery({
    queryKey: [
      'imports',
      record.id,
      'lines',
      outcome ?? '',
      record.state,
      isAtWork(record.state) ? record.doneCount : 0,
    ],
    queryFn: ({ pageParam, signal }) => readLines(record.id, outcome, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (old) => old,
  })
  const lines = query.data?.pages.flatMap((page) => page.items) ?? []
  const { createdCount, updatedCount, unchangedCount, refusedCount, doneCount } = record
  const counts = { refused: refusedCount, created: createdCount, updated: updatedCount, unchanged: unchangedCount }
  const isUndone = record.state === 'undone' || record.state === 'undoing'
  return (
    <section aria-label={t('imports.report')} className={css.report}>
      <SegmentedFilter
        label={t('imports.report')}
        value={outcome ?? ''}
        segments={[
          { value: '', label: t('imports.all'), count: isUndone ? record.lineCount : doneCount },
          ...Object.entries(counts).map(([value, count]) => ({
            value,
            label: t(record.isTrial ? `imports.wouldBe.${value}` : `imports.outcome.${value}`),
            count,
          })),
        ]}
        onChange={(value) => change({ outcome: value === '' ? undefined : value })}
      />
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {lines.length > 0 ? <LineTable lines={lines} record={record} /> : null}
      {lines.length === 0 && query.isSuccess && !isAtWork(record.state) ? (
        <EmptyState title={t('imports.noLine')} />
      ) : null}
      {query.hasNextPage ? (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('imports.more')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function LineTable({ lines, record }: { lines: ReportLine[]; record: ImportRecord }) {
  const { t } = useTranslation()
  return (
    <div className={css.panel}>
      <ScrollTable label={t('imports.report')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.line')}</th>
            <th scope="col">{t('imports.result')}</th>
            <th scope="col">{t('imports.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <th scope="row" className={css.lineNumber}>
                {line.line}
              </th>
              <td className={css.lineOutcome}>
                <LineOutcome outcome={line.outcome} isTrial={record.isTrial} />
              </td>
              <td data-wraps>
                <Detail line={line} record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}

function Detail({ line, record }: { line: ReportLine; record: ImportRecord }) {
  const { t } = useTranslation()
  const kind = kindOfPlural(record.kind)
  if (line.outcome === 'refused')
    return (
      <>
        {line.errors.map((error) => (
          <p key={`${error.field} ${error.code}`} className={css.reason}>
            {error.detail}
          </p>
        ))}
        {line.cells ? <p className={css.cells}>{line.cells.join(' · ')}</p> : null}
      </>
    )
  if (line.changes.length > 0 && kind) {
    const texts = kindTexts(t, kind)
    return (
      <ul className={css.changes}>
        {line.changes.map((change) => (
          <li key={change.field}>
            {texts.field(change.field)}
            {t('engine.history.colon')}
            <del>{valueText(change.oldText ?? change.old, t('engine.history.nothing'))}</del> →{' '}
            <ins>{valueText(change.newText ?? change.new, t('engine.history.nothing'))}</ins>
          </li>
        ))}
      </ul>
    )
  }
  const page = kind && line.recordId !== null ? pageOf(kind, line.recordId) : null
  return page === null ? null : (
    <Link to={page} className={css.recordLink}>
      {t('imports.openRecord')}
    </Link>
  )
}

const valueText = (value: unknown, nothing: string): string => {
  if (value === null || value === undefined || value === '') return nothing
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
