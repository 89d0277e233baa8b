import type { RowOf } from '../kinds/define-kind.ts'
import type { labelLayoutKind, papers } from './labels.kinds.ts'

export type LabelLayout = RowOf<typeof labelLayoutKind>
type Paper = (typeof papers)[number]
export type GridValues = Pick<
  LabelLayout,
  'paper' | 'labelWidth' | 'labelHeight' | 'columns' | 'rows' | 'marginLeft' | 'marginTop' | 'gapX' | 'gapY'
>

/** Lengths in millimetres. */
export interface Grid {
  page: { width: number; height: number }
  label: { width: number; height: number }
  /** Upper left corners of the labels of a page, row by row. */
  corners: readonly { x: number; y: number }[]
}

const pages: Record<Exclude<Paper, 'tape'>, Grid['page']> = {
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  letter: { width: 215.9, height: 279.4 },
}

/** More than a box of sheets at once is a mistake in the filter. */
export const mostLabels = 1_000

/** What makers round away. */
const tolerance = 0.5

export function gridOf(layout: GridValues): Grid {
  const label = { width: Number(layout.labelWidth), height: Number(layout.labelHeight) }
  if (layout.paper === 'tape') return { page: label, label, corners: [{ x: 0, y: 0 }] }
  const corners = Array.from({ length: layout.rows * layout.columns }, (_, index) => ({
    x: Number(layout.marginLeft) + (index % layout.columns) * (label.width + Number(layout.gapX)),
    y: Number(layout.marginTop) + Math.floor(index / layout.columns) * (label.height + Number(layout.gapY)),
  }))
  return { page: pages[layout.paper as Exclude<Paper, 'tape'>], label, corners }
}

/** The field by which labels would leave the sheet; null when they fit. */
export function misfit(layout: GridValues): 'labelWidth' | 'labelHeight' | null {
  const { page, label, corners } = gridOf(layout)
  const last = corners.at(-1)!
  if (last.x + label.width > page.width + tolerance) return 'labelWidth'
  return last.y + label.height > page.height + tolerance ? 'labelHeight' : null
}
