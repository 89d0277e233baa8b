import { useCallback, useMemo } from 'react'
import { type ChangeLayout, type TableLayout, useTableLayout } from '../../ui/table/layout.ts'
import type { ListColumn } from './columns.tsx'
import type { ChangeList, ListState } from './use-list-state.ts'

/**
 * How the table is arranged: as this device remembers, unless the address names the columns (a view, a link that
 * somebody sent); then a change goes into the address.
 */
export function useColumnLayout(
  name: string,
  columns: ListColumn[],
  state: ListState,
  change: ChangeList,
): [TableLayout, ChangeLayout] {
  const [own, changeOwn] = useTableLayout(name)
  const named = state.columns
  const layout = useMemo(() => {
    if (named === undefined) return own
    const order = named.split(',')
    const shown = Object.fromEntries(
      columns.map((column) => [column.key, column.fixed === true || order.includes(column.key)]),
    )
    return { ...own, order, shown }
  }, [own, named, columns])
  const onLayout = useCallback<ChangeLayout>(
    (patch) => {
      if (named === undefined || (patch.shown === undefined && patch.order === undefined)) return changeOwn(patch)
      const shown = patch.shown ?? layout.shown
      const order = patch.order ?? layout.order
      const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
      const keys = columns
        .filter((column) => shown[column.key] ?? column.hidden !== true)
        .map((column) => column.key)
        .toSorted((a, b) => place(a) - place(b))
      // "Reset" gives the device's arrangement back.
      change({ columns: Object.keys(shown).length === 0 ? undefined : keys.join(',') }, { replace: true })
    },
    [named, changeOwn, layout, columns, change],
  )
  return [layout, onLayout]
}
