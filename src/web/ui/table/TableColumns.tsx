import type { RowData } from '@tanstack/react-table'
import type { TableOf } from './column.ts'
import css from './table.module.css'

const isFree = <T extends RowData>(table: TableOf<T>, key: string, grow: boolean | undefined) =>
  grow === true && table.state.columnSizing[key] === undefined

/** As wide as its columns, and at least as wide as its place when a column takes what is left. */
export function tableWidth<T extends RowData>(table: TableOf<T>): { width: number | string; minWidth: number } {
  const columns = table.getVisibleLeafColumns()
  const total = columns.reduce((sum, column) => sum + column.getSize(), 0)
  const hasFree = columns.some((column) => isFree(table, column.id, column.columnDef.meta?.grow))
  return { width: hasFree ? '100%' : total, minWidth: total }
}

/** Widths live in the column group only: resizing never renders a row again. */
export function TableColumns<T extends RowData>({ table, isSelectable }: { table: TableOf<T>; isSelectable: boolean }) {
  return (
    <colgroup>
      {isSelectable ? <col className={css.checkColumn} /> : null}
      {table.getVisibleLeafColumns().map((column) => {
        const free = isFree(table, column.id, column.columnDef.meta?.grow)
        return (
          <col key={column.id} {...(free ? { className: css.growColumn } : { style: { width: column.getSize() } })} />
        )
      })}
    </colgroup>
  )
}
