import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  type ReactTable,
  type Row,
  type RowData,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'

/** One column of a DataTable. */
export interface Column<T> {
  key: string
  label: string
  cell: (row: T) => ReactNode
  /** Pixels at first; 160 when missing. */
  width?: number
  /** Takes the room that is left (one column: usually the name). */
  grow?: boolean
  /** Numbers stand on the right. */
  align?: 'start' | 'end'
  /** Key given to `onSort`; missing = cannot be sorted. */
  sort?: string
  /** Not shown until the person asks for it. */
  hidden?: boolean
  /** Cannot be hidden: the one that names the row. */
  fixed?: boolean
}

interface Meta {
  align: 'start' | 'end'
  grow: boolean
  label: string
  sort: string | null
}

/** What the table needs from TanStack; sorting and filtering are the server's. */
export const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<Meta>(),
})

export type TableOf<T extends RowData> = ReactTable<typeof features, T>
export type RowOf<T extends RowData> = Row<typeof features, T>

export const defaultWidth = 160
export const minWidth = 64
