import { lazy, Suspense } from 'react'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Skeleton } from '../../ui/state/Loading.tsx'
import type { RecordTab } from '../record/RecordPage.tsx'
import type { Json } from '../records.ts'

const DocumentsTab = lazy(() => import('./DocumentsTab.tsx').then((file) => ({ default: file.DocumentsTab })))

/** The tab of files and addresses, for kinds that have documents. Who reads the record reads them, unless they are kept apart. */
export function documentsTab(kind: Kind, record: Json): RecordTab[] {
  // Every kind that has documents answers what one may do with them, be it no.
  if (record.can === undefined || !('attach' in record.can) || record.can['read-documents'] === false) return []
  return [
    {
      key: 'documents',
      label: 'engine.documents.tab',
      group: 'management',
      show: () => (
        <Suspense fallback={<Skeleton lines={5} />}>
          <DocumentsTab kind={kind} record={record} />
        </Suspense>
      ),
    },
  ]
}
