/** Characters of HTML that a note may hold. */
export const longestNote = 50_000

/** A note on a record, as the house tells of it (dates as text once they have crossed the wire). */
export interface RecordNote<At = string> {
  id: string
  /** HTML. */
  body: string
  isPinned: boolean
  /** Whoever works on a case about the record sees it there. */
  isShown: boolean
  createdAt: At
  /** Null = the text is as it was first written. */
  editedAt: At | null
  by: { id: string; name: string } | null
  editedBy: { id: string; name: string } | null
  version: number
  can: { mark: boolean; change: boolean }
}
