import { Checkbox } from '@mantine/core'
import type { RowData } from '@tanstack/react-table'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowOf } from './column.ts'
import css from './table.module.css'

interface RowProps<T extends RowData> {
  row: RowOf<T>
  index: number
  /** Name of the record, for the label of its checkbox. */
  name: string
  isSelectable: boolean
  isSelected: boolean
  isActive: boolean
  isPeeked: boolean
  onPress: (index: number, open: boolean) => void
  onToggle: (index: number, range: boolean) => void
  /** Changes when columns change, so that the memo lets the row render again. */
  version: unknown
}

/** A press on a control inside the row, or the end of selecting text, does not open the record. */
function isPlainPress(event: MouseEvent): boolean {
  const target = event.target as Element
  return target.closest('a, button, input, label') === null && String(getSelection() ?? '') === ''
}

function Row<T extends RowData>({
  row,
  index,
  name,
  isSelectable,
  isSelected,
  isActive,
  isPeeked,
  onPress,
  onToggle,
}: RowProps<T>) {
  const { t } = useTranslation()
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      data-index={index}
      data-peeked={isPeeked || undefined}
      tabIndex={isActive ? 0 : -1}
      className={css.row}
      onClick={(event) => onPress(index, isPlainPress(event))}
    >
      {isSelectable ? (
        <td className={css.check}>
          <Checkbox
            tabIndex={-1}
            checked={isSelected}
            aria-label={t('ui.table.select', { name })}
            onChange={() => undefined}
            onClick={(event) => onToggle(index, event.shiftKey)}
          />
        </td>
      ) : null}
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} data-align={cell.column.columnDef.meta?.align}>
          <div className={css.clip}>
            {typeof cell.column.columnDef.cell === 'function' ? cell.column.columnDef.cell(cell.getContext()) : null}
          </div>
        </td>
      ))}
    </tr>
  )
}

export const TableRow = memo(Row) as typeof Row
