import { useCallback, useState } from 'react'

export type Density = 'normal' | 'compact'

/** How a person arranged a table; columns are named by their key. */
export interface TableLayout {
  /** Shown or hidden against the default of the column. */
  shown: Record<string, boolean>
  /** Order of the columns; those missing keep their place after the others. */
  order: string[]
  /** Pixels, for the columns that were resized. */
  widths: Record<string, number>
  density: Density
}

export const plainLayout: TableLayout = { shown: {}, order: [], widths: {}, density: 'normal' }

const keyOf = (name: string) => `cigale.table.${name}`

function remembered(name: string): TableLayout {
  try {
    const stored = localStorage.getItem(keyOf(name))
    return stored ? { ...plainLayout, ...(JSON.parse(stored) as Partial<TableLayout>) } : plainLayout
  } catch {
    return plainLayout
  }
}

export type ChangeLayout = (patch: Partial<TableLayout>) => void

/** The arrangement of the table called `name`, remembered on this device. */
export function useTableLayout(name: string): [TableLayout, ChangeLayout] {
  const [layout, setLayout] = useState(() => remembered(name))
  const change = useCallback<ChangeLayout>(
    (patch) =>
      setLayout((old) => {
        const next = { ...old, ...patch }
        try {
          localStorage.setItem(keyOf(name), JSON.stringify(next))
        } catch {
          // Remembered as long as the page.
        }
        return next
      }),
    [name],
  )
  return [layout, change]
}
