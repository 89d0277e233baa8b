import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { RecordNote } from '../../../shared/notes/record-note.ts'
import { partQuery } from '../records.ts'

export const notesQuery = (kind: Kind, id: string) =>
  partQuery<{ items: RecordNote[]; total: number }>(kind, id, 'notes')
