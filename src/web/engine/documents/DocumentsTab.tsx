import { IconFolder } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { api } from '../api.ts'
import { type Json, type Named, partQuery } from '../records.ts'
import { useSend } from '../use-send.ts'
import { AddDocuments } from './AddDocuments.tsx'
import { DocumentLine } from './DocumentLine.tsx'
import { DocumentPreview } from './DocumentPreview.tsx'
import { byHeading, type RecordDocument } from './document.ts'
import css from './documents.module.css'
import { FileUnderDialog } from './FileUnderDialog.tsx'

/** Files and addresses on a record, under their headings: seen in the page, added, filed, taken off with undo. */
export function DocumentsTab({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<RecordDocument | null>(null)
  const [filed, setFiled] = useState<RecordDocument | null>(null)
  const { data, error, refetch } = useQuery(partQuery<{ items: RecordDocument[] }>(kind, record.id, 'documents'))
  const { send } = useSend([kind.plural])
  const mayChange = record.can?.attach === true && record.deletedAt === undefined
  const verb = (name: string, body: Record<string, unknown>) => api.post(`/${kind.plural}/${record.id}/${name}`, body)
  const remove = ({ id, name, heading }: RecordDocument) =>
    send(() => verb('detach', { documents: [id] }), {
      done: t('engine.documents.removed', { name }),
      undo: () => verb('attach', { documents: [id], heading: heading?.id ?? null }),
    })
  const fileUnder = ({ id, name, heading: before }: RecordDocument, heading: Named | null) =>
    send(() => verb('file-under', { documents: [id], heading: heading?.id ?? null }), {
      done: t('engine.documents.filed', { name }),
      undo: () => verb('file-under', { documents: [id], heading: before?.id ?? null }),
    })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={5} />
  return (
    <div className={css.tab}>
      {mayChange ? <AddDocuments kind={kind} verb={verb} /> : null}
      {data.items.length === 0 ? (
        <EmptyState icon={IconFolder} title={t('engine.documents.none')} hint={t('engine.documents.noneHint')} />
      ) : null}
      {byHeading(data.items).map(({ heading, items }) => (
        <section key={heading?.id ?? 'none'} aria-label={heading?.name ?? t('engine.documents.tab')}>
          {heading === null ? null : <h2 className={css.heading}>{heading.name}</h2>}
          <ul className={css.list}>
            {items.map((document) => (
              <DocumentLine
                key={document.id}
                document={document}
                onShow={() => setShown(document)}
                onFile={mayChange ? () => setFiled(document) : undefined}
                onRemove={mayChange ? () => void remove(document) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown === null ? null : <DocumentPreview document={shown} onClose={() => setShown(null)} />}
      {filed === null ? null : (
        <FileUnderDialog
          document={filed}
          onClose={() => setFiled(null)}
          onFile={(heading) => {
            setFiled(null)
            void fileUnder(filed, heading)
          }}
        />
      )}
    </div>
  )
}
