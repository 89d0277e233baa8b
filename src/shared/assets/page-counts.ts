/** What a printer counts, sheet by sheet. */
export const pageMeasures = ['total', 'mono', 'color', 'copies', 'scans', 'faxes'] as const
export type PageMeasure = (typeof pageMeasures)[number]

/** Null: it does not say. */
export type PageCounters = Record<PageMeasure, number | null>

/** What a printer had counted at the end of a day. */
export interface PageCount extends PageCounters {
  day: string
  /** Who told; null: a person. */
  source: string | null
}
