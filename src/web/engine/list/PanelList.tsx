import { Link, type LinkProps, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useLive } from '../live/use-live.ts'
import { type Json, pageOf, titleOf } from '../records.ts'
import { type KindColumns, useKindColumns } from './columns.tsx'
import css from './panel.module.css'
import { type ListQuestion, useList } from './use-list.ts'

interface PanelListProps {
  kind: Kind
  /** Already translated. */
  title: string
  question: ListQuestion
  /** Columns by key, in order. */
  columns: readonly string[]
  own?: KindColumns
  /** How many rows; the whole list stands behind `all`. */
  limit?: number
  /** The list that shows all of them. */
  all?: LinkProps
  /** When there is nothing: a sentence, already translated, or an EmptyState. */
  empty?: ReactNode
}

/** The name takes what the other columns leave, but never less than this. */
const titleWidth = 130

const noColumns: KindColumns = {}

/** The first rows of a list inside another page: a panel of the home page, the cases of a thing. */
export function PanelList({
  kind,
  title,
  question,
  columns: keys,
  own = noColumns,
  limit = 6,
  all,
  empty,
}: PanelListProps) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const known = useKindColumns(kind, undefined, own, t)
  const columns = useMemo(
    () =>
      keys
        .flatMap((key) => known.find((column) => column.key === key) ?? [])
        .map((each) => ({ ...each, hidden: false, width: each.grow ? titleWidth : (each.width ?? titleWidth) })),
    [keys, known],
  )
  const fields = [...new Set([kind.title, ...columns.flatMap((column) => column.needs)])]
  const list = useList(kind, { ...question, fields }, { pageSize: limit })
  useLive({ kinds: [kind.name] })
  return (
    <section className={css.panel} aria-label={title}>
      <header className={css.head}>
        <h2 className={css.title}>
          {title}
          {list.total === null ? null : (
            <span className={css.count}>{new Intl.NumberFormat(i18n.language).format(list.total)}</span>
          )}
        </h2>
        {all && (list.total ?? 0) > 0 ? (
          <Link {...all} className={css.all}>
            {t('engine.panel.all')}
          </Link>
        ) : null}
      </header>
      {list.total === 0 ? (
        <div className={css.none}>{empty ?? t('engine.panel.none')}</div>
      ) : (
        <DataTable<Json>
          label={title}
          height="content"
          rows={list.rows.slice(0, limit)}
          rowId={(record) => record.id}
          rowName={(record) => titleOf(kind, record)}
          columns={columns.map(({ sort: _, ...column }) => column)}
          total={list.total}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={list.retry}
          empty={null}
          onOpen={(record) => {
            const page = pageOf(kind, record.id)
            if (page !== null) void navigate({ to: page })
          }}
        />
      )}
    </section>
  )
}
