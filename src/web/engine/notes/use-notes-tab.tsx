import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Skeleton } from '../../ui/state/Loading.tsx'
import type { RecordTab } from '../record/RecordPage.tsx'
import type { Json } from '../records.ts'
import { useCan } from '../session.ts'
import { notesQuery } from './note.ts'

const NotesTab = lazy(() => import('./NotesTab.tsx').then((file) => ({ default: file.NotesTab })))

/** The tab of notes, with their number, for kinds that have notes and people who may read them. */
export function useNotesTab(kind: Kind, record: Json): RecordTab[] {
  const can = useCan()
  // Every kind that has notes answers what one may do with them, be it no.
  const isOffered = record.can !== undefined && 'add-note' in record.can && can('note.read')
  const { data } = useQuery({ ...notesQuery(kind, record.id), enabled: isOffered })
  if (!isOffered) return []
  return [
    {
      key: 'notes',
      label: 'engine.notes.tab',
      count: data === undefined || data.total === 0 ? null : data.total,
      show: () => (
        <Suspense fallback={<Skeleton lines={5} />}>
          <NotesTab kind={kind} record={record} />
        </Suspense>
      ),
    },
  ]
}
