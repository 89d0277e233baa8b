/** A list as a board: its records under the values that divide them. */
export interface BoardColumn<Card> {
  /** Id of a record, or the value itself; null = nothing there. */
  key: string | null
  /** Of a record; null for values. */
  name: string | null
  /** All that stand there, shown or not: as many as the list with `groupCondition` shows. */
  count: number
  items: Card[]
  /** Cursor of the list of that column, for what follows; null at the end. */
  next: string | null
}

export interface Board<Card> {
  /** The fullest first. */
  columns: BoardColumn<Card>[]
  /** There are more columns than told. */
  isCut: boolean
}

/** More columns beside one another is no picture. */
export const mostColumns = 40
