import { Checkbox, Popover, SegmentedControl } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import { IconButton } from '../button/IconButton.tsx'
import css from './chooser.module.css'
import type { Column } from './column.ts'
import { type ChangeLayout, type Density, plainLayout, type TableLayout } from './layout.ts'

interface ChooserProps<T> {
  columns: Column<T>[]
  layout: TableLayout
  onLayout: ChangeLayout
}

const ordered = <T,>(columns: Column<T>[], order: string[]): Column<T>[] => {
  const place = (column: Column<T>) => (order.includes(column.key) ? order.indexOf(column.key) : order.length)
  return columns.toSorted((a, b) => place(a) - place(b))
}

/** Which columns, in which order, how dense. Sits in the bar above a DataTable. */
export function ColumnChooser<T>({ columns, layout, onLayout }: ChooserProps<T>) {
  const { t } = useTranslation()
  const inOrder = ordered(columns, layout.order)
  const isShown = (column: Column<T>) => layout.shown[column.key] ?? column.hidden !== true
  const move = (from: number, to: number) => {
    const keys = inOrder.map((column) => column.key)
    keys.splice(to, 0, ...keys.splice(from, 1))
    onLayout({ order: keys })
  }
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton icon={IconColumns3} label={t('ui.table.columns')} />
      </Popover.Target>
      <Popover.Dropdown className={css.panel!} aria-label={t('ui.table.columns')}>
        <ul className={css.list}>
          {inOrder.map((column, index) => (
            <li key={column.key} className={css.line}>
              <Checkbox
                className={css.name!}
                label={column.label}
                checked={isShown(column)}
                disabled={column.fixed === true}
                onChange={(event) =>
                  onLayout({ shown: { ...layout.shown, [column.key]: event.currentTarget.checked } })
                }
              />
              <span className={css.move}>
                <IconButton
                  size="small"
                  icon={IconArrowUp}
                  label={t('ui.table.moveUp', { name: column.label })}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <IconButton
                  size="small"
                  icon={IconArrowDown}
                  label={t('ui.table.moveDown', { name: column.label })}
                  disabled={index === inOrder.length - 1}
                  onClick={() => move(index, index + 1)}
                />
              </span>
            </li>
          ))}
        </ul>
        <div className={css.foot}>
          <SegmentedControl
            size="xs"
            aria-label={t('ui.table.density')}
            value={layout.density}
            onChange={(density) => onLayout({ density: density as Density })}
            data={[
              { value: 'normal', label: t('ui.table.normal') },
              { value: 'compact', label: t('ui.table.compact') },
            ]}
          />
          <Button size="small" kind="quiet" onClick={() => onLayout(plainLayout)}>
            {t('ui.table.reset')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
