import { apiUrl } from '../api.ts'
import type { Named } from '../records.ts'

/** A document on a record as the server tells of it (server/engine/files/record-documents.ts). */
export interface RecordDocument {
  id: string
  name: string
  mime: string
  size: number
  isShown: boolean
  attachedAt: string
  by: Named | null
  places: number
  /** An address elsewhere instead of a file. */
  url: string | null
  heading: Named | null
}

export type DocumentSort = 'picture' | 'pdf' | 'link' | 'other'

export function sortOf(document: RecordDocument): DocumentSort {
  if (document.url !== null) return 'link'
  if (!document.isShown) return 'other'
  return document.mime === 'application/pdf' ? 'pdf' : 'picture'
}

export const contentOf = (document: RecordDocument): string =>
  document.url ?? apiUrl(`/documents/${document.id}/content`)

/** Those under no heading first, then by heading as a tree reads. */
export function byHeading(documents: readonly RecordDocument[]): { heading: Named | null; items: RecordDocument[] }[] {
  const groups = new Map<string, { heading: Named | null; items: RecordDocument[] }>()
  for (const document of documents) {
    const key = document.heading?.id ?? ''
    const group = groups.get(key) ?? { heading: document.heading, items: [] }
    group.items.push(document)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => (a.heading?.name ?? '').localeCompare(b.heading?.name ?? ''))
}
