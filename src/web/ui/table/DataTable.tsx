import type { RowData } from '@tanstack/react-table'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../state/ErrorState.tsx'
import { type Column, minWidth } from './column.ts'
import { type ChangeLayout, plainLayout, type TableLayout } from './layout.ts'
import { TableColumns, tableWidth } from './TableColumns.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { TableSkeleton } from './TableSkeleton.tsx'
import css from './table.module.css'
import { useRowActions } from './use-row-actions.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useDataTable } from './use-table.ts'
import { useWindow } from './use-window.ts'

export interface DataTableProps<T extends RowData> {
  /** What the table lists, for screen readers. */
  label: string
  rows: T[]
  rowId: (row: T) => string
  /** The name of a row: "Sélectionner PC-0042". */
  rowName: (row: T) => string
  columns: Column<T>[]
  /** How many rows there are in all, when more exist than were loaded. */
  total?: number | null | undefined
  isLoading?: boolean
  error?: unknown
  onRetry?: () => void
  /** Shown when there is no row: an EmptyState. */
  empty: ReactNode
  layout?: TableLayout
  onLayout?: ChangeLayout
  /** API order, `-updatedAt,name`. */
  sort?: string
  onSort?: (sort: string) => void
  selected?: ReadonlySet<string>
  onSelect?: (ids: Set<string>) => void
  /** Enter or a press on a row. */
  onOpen?: (row: T) => void
  /** Space. */
  onPeek?: (row: T) => void
  /** The row that stands in the side panel: it follows the keyboard. */
  peekedId?: string | null | undefined
  /** Called near the end of the loaded rows. */
  onEnd?: () => void
  /** `fill` scrolls inside (virtual rows); `content` is as tall as its rows, for short tables in a page. */
  height?: 'fill' | 'content'
}

const none: ReadonlySet<string> = new Set()
const noLayout: ChangeLayout = () => undefined

/** The table of every list: sticky head, virtual rows, sort, selection, resizable columns, and the keyboard. */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const {
    label,
    rows,
    rowId,
    rowName,
    columns,
    total,
    isLoading = false,
    error,
    onRetry,
    empty,
    sort = '',
    height = 'fill',
  } = props
  const {
    layout = plainLayout,
    onLayout = noLayout,
    selected = none,
    onSelect,
    onOpen,
    onPeek,
    peekedId,
    onEnd,
  } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const table = useDataTable({ rows, rowId, columns, layout, onLayout, selected, onSelect })
  const items = table.getRowModel().rows
  const view = useWindow({
    scroller,
    count: items.length,
    density: layout.density,
    isVirtual: height === 'fill',
    onEnd,
  })

  const { active, move, toggle, press } = useRowActions({
    rows,
    rowId,
    show: view.show,
    peekedId,
    onPeek,
    onOpen,
    selected,
    onSelect,
  })
  useRowKeys({
    count: rows.length,
    active,
    root: scroller,
    move,
    toggle,
    open: (index) => rows[index] && onOpen?.(rows[index]),
    peek: (index) => rows[index] && onPeek?.(rows[index]),
  })
  const isBare = rows.length === 0
  return (
    <div
      ref={scroller}
      className={css.scroller}
      data-height={height}
      data-density={layout.density}
      aria-busy={isLoading}
      // Without rows nothing in it takes the focus, yet on a phone its head must scroll by keyboard.
      tabIndex={isBare ? 0 : undefined}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus and the arrows, as in a grid
        role="grid"
        className={css.table}
        style={tableWidth(table)}
        aria-label={label}
        aria-rowcount={(total ?? items.length) + 1}
        aria-multiselectable={onSelect !== undefined}
      >
        <TableColumns table={table} isSelectable={onSelect !== undefined} />
        <TableHead
          table={table}
          isSelectable={onSelect !== undefined}
          sort={sort}
          onSort={props.onSort}
          onResize={(key, width) => onLayout({ widths: { ...layout.widths, [key]: Math.max(minWidth, width) } })}
        />
        <tbody>
          {view.before > 0 ? <tr aria-hidden className={css.spacer} style={{ height: view.before }} /> : null}
          {view.indexes.map((index) => {
            const row = items[index]!
            return (
              <TableRow
                key={row.id}
                row={row}
                index={index}
                name={rowName(row.original)}
                isSelectable={onSelect !== undefined}
                isSelected={selected.has(row.id)}
                isActive={index === active || (active < 0 && index === 0)}
                isPeeked={row.id === peekedId}
                onPress={press}
                onToggle={toggle}
                version={table.state.columnVisibility}
              />
            )
          })}
          {view.after > 0 ? <tr aria-hidden className={css.spacer} style={{ height: view.after }} /> : null}
        </tbody>
      </table>
      {isBare && error ? <ErrorState error={error} {...(onRetry ? { onRetry } : {})} /> : null}
      {isBare && isLoading && !error ? <TableSkeleton label={t('ui.loading')} /> : null}
      {isBare && !isLoading && !error ? empty : null}
    </div>
  )
}
