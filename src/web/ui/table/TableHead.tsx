import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Header, RowData } from '@tanstack/react-table'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type features, minWidth, type TableOf } from './column.ts'
import { parseSort, toggleSort } from './sort.ts'
import css from './table.module.css'

interface HeadProps<T extends RowData> {
  table: TableOf<T>
  isSelectable: boolean
  sort: string
  onSort: ((sort: string) => void) | undefined
  onResize: (key: string, width: number) => void
}

export function TableHead<T extends RowData>({ table, isSelectable, sort, onSort, onResize }: HeadProps<T>) {
  const { t } = useTranslation()
  return (
    <thead className={css.head}>
      <tr aria-rowindex={1}>
        {isSelectable ? (
          <th scope="col" className={css.check}>
            <Checkbox
              aria-label={t('ui.table.selectAll')}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        ) : null}
        {(table.getHeaderGroups()[0]?.headers ?? []).map((header) => (
          <HeadCell key={header.id} header={header} sort={sort} onSort={onSort} onResize={onResize} />
        ))}
      </tr>
    </thead>
  )
}

interface HeadCellProps<T extends RowData> {
  header: Header<typeof features, T>
  sort: string
  onSort: ((sort: string) => void) | undefined
  onResize: (key: string, width: number) => void
}

const step = 16

function HeadCell<T extends RowData>({ header, sort, onSort, onResize }: HeadCellProps<T>) {
  const meta = header.column.columnDef.meta
  const key = meta?.sort ?? null
  const order = parseSort(sort).find((entry) => entry.key === key)
  const startResize = header.getResizeHandler()
  // Alt and an arrow: the keyboard's way to what the handle does for the mouse.
  const resizeByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    onResize(header.column.id, Math.max(minWidth, header.getSize() + (event.key === 'ArrowRight' ? step : -step)))
  }
  const ariaSort = order ? (order.descending ? 'descending' : 'ascending') : key && onSort ? 'none' : undefined
  return (
    <th scope="col" data-align={meta?.align} aria-sort={ariaSort}>
      {key && onSort ? (
        <button
          type="button"
          className={css.sort}
          onClick={(event) => onSort(toggleSort(sort, key, event.shiftKey))}
          onKeyDown={resizeByKey}
        >
          <span className={css.clip}>{meta?.label}</span>
          {order ? (
            order.descending ? (
              <IconArrowDown size="1em" aria-hidden />
            ) : (
              <IconArrowUp size="1em" aria-hidden />
            )
          ) : null}
        </button>
      ) : (
        <span className={css.headWords}>{meta?.label}</span>
      )}
      <span
        className={css.handle}
        data-active={header.column.getIsResizing() || undefined}
        aria-hidden
        onMouseDown={startResize}
        onTouchStart={startResize}
      />
    </th>
  )
}
