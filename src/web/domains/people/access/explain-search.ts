/** The question, as the address of the page holds it. */
export interface ExplainSearch {
  user?: string
  permission?: string
  /** Kind of the record asked about: `ticket`. */
  kind?: string
  id?: string
}
