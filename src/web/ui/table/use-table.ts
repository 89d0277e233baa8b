import { type ColumnDef, functionalUpdate, type RowData, type RowSelectionState, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { type Column, defaultWidth, features, minWidth, type TableOf } from './column.ts'
import type { ChangeLayout, TableLayout } from './layout.ts'

interface TableOptions<T> {
  rows: T[]
  rowId: (row: T) => string
  columns: Column<T>[]
  layout: TableLayout
  onLayout: ChangeLayout
  selected: ReadonlySet<string>
  onSelect: ((ids: Set<string>) => void) | undefined
}

const defOf = <T extends RowData>(column: Column<T>): ColumnDef<typeof features, T> => ({
  id: column.key,
  cell: ({ row }) => column.cell(row.original),
  size: column.width ?? defaultWidth,
  minSize: minWidth,
  enableHiding: column.fixed !== true,
  meta: { align: column.align ?? 'start', grow: column.grow === true, label: column.label, sort: column.sort ?? null },
})

const selectionOf = (ids: ReadonlySet<string>): RowSelectionState =>
  Object.fromEntries([...ids].map((id) => [id, true]))

/** Our columns and layout on TanStack Table. */
export function useDataTable<T extends RowData>(options: TableOptions<T>): TableOf<T> {
  const { rows, rowId, columns, layout, onLayout, selected, onSelect } = options
  const defs = useMemo(() => columns.map(defOf), [columns])
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.key, layout.shown[column.key] ?? column.hidden !== true])),
    [columns, layout.shown],
  )
  const rowSelection = useMemo(() => selectionOf(selected), [selected])
  return useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: rowId,
    columnResizeMode: 'onChange',
    enableRowSelection: onSelect !== undefined,
    state: { columnVisibility, columnOrder: layout.order, columnSizing: layout.widths, rowSelection },
    onColumnSizingChange: (change) => onLayout({ widths: functionalUpdate(change, layout.widths) }),
    onRowSelectionChange: (change) => {
      const next = functionalUpdate(change, rowSelection)
      onSelect?.(new Set(Object.keys(next).filter((id) => next[id])))
    },
  })
}
