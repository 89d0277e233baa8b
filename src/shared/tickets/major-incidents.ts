/** What staff were told about a major incident, at a time. */
export interface StatusNote {
  id: string
  title: string
  body: string
  at: string
}

/** A major incident as staff see it on the portal: the notes, newest first, and their own case in it. */
export interface StatusNotice {
  /** Of the major incident, which staff may not see. */
  id: string
  since: string
  endedAt: string | null
  notes: StatusNote[]
  mine: string | null
}

/** A note as the desk sees it. */
export interface DeskNote extends StatusNote {
  entity: { id: string; name: string }
  author: string | null
}
