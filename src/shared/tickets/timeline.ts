import { phaseOf } from './ticket.lifecycle.ts'

/** A file on a timeline; its content is at /api/v1/documents/{id}/content. */
export interface TimelineAttachment {
  id: string
  name: string
  mime: string
  /** Bytes. */
  size: number
}

/** One field that changed, with the names that references had at that moment. */
export interface TimelineChange {
  field: string
  old: unknown
  new: unknown
  oldText?: string
  newText?: string
}

/** Verbs that leave an entry of their own sense: a reply that refuses a solution, reopens, reminds, or opened a merged case. */
export type EntryVerb = 'reply' | 'accept' | 'refuse' | 'reopen' | 'remind' | 'merge'

interface Named {
  id: string
  name: string
}

/** What an entry is in the words of the site: the group and category of a task, how a case was solved, how an answer came in. */
export interface EntryWords {
  group: Named | null
  category: Named | null
  solutionType: Named | null
  source: Named | null
}

export const noWords: EntryWords = { group: null, category: null, solutionType: null, source: null }

/** One thing on the timeline of a case, oldest first. */
export interface TimelineItem extends EntryWords {
  /** `description`; the id of the ticket-entry; `change-<id>`. */
  id: string
  type: 'description' | 'reply' | 'note' | 'task' | 'solution' | 'change'
  at: string
  /** Null: the house itself, named in `by`. */
  author: { id: string; name: string } | null
  /** Name of whoever did it, also when it is not a person. */
  by: string
  /** HTML, sanitised; null for changes. */
  body: string | null
  isPrivate: boolean
  /** task: todo, done; solution: proposed, accepted, refused. */
  state: string | null
  verb: EntryVerb | null
  /** Number of the case on which it was written, when that one was merged into this. */
  from: number | null
  /** The action behind a change: `ticket.assign`. */
  action: string | null
  assignee: { id: string; name: string } | null
  plannedAt: string | null
  durationMinutes: number | null
  /** When the entry was last edited; null = never. */
  editedAt: string | null
  version: number | null
  attachments: TimelineAttachment[]
  /** What changed on the case by the same act (entries), or by these acts (changes). */
  changes: TimelineChange[]
  /** What the reader may do with the entry. */
  can: { update: boolean; remove: boolean }
}

export interface Timeline {
  items: TimelineItem[]
  total: null
  /** Cursor of the next page; null at the end. */
  next: string | null
}

/** How long an author may still change what he wrote. */
export const entryEditMinutes = 60

/**
 * May an entry be changed or withdrawn? By its author while it is fresh and the case is not closed; a solution only
 * while it is proposed; by whoever may delete the case, always (a password typed into a reply must be removable).
 * The SQL twin is `freshEntry` of the tickets room's policy; a test holds the two together.
 */
export function mayChangeEntry(
  entry: { authorId: string | null; type: string; state: string | null; createdAt: Date },
  reader: { userId: string | null; mayReply: boolean; mayDelete: boolean; now: Date },
  status: string,
): boolean {
  if (!reader.mayReply) return false
  if (reader.mayDelete) return true
  if (reader.userId === null || entry.authorId !== reader.userId || phaseOf(status) === 'closed') return false
  if (entry.type === 'solution' && entry.state !== 'proposed') return false
  return reader.now.getTime() - entry.createdAt.getTime() < entryEditMinutes * 60_000
}
