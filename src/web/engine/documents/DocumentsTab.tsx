import { IconFile, IconFileTypePdf, IconFolder, IconPhoto, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import { sizeText } from '../../ui/field/files.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { api, apiUrl } from '../api.ts'
import { type Json, partQuery } from '../records.ts'
import { useSend } from '../use-send.ts'
import css from './documents.module.css'
import { maxAttachmentBytes, uploadAll } from './upload.ts'

interface RecordDocument {
  id: string
  name: string
  mime: string
  size: number
  isShown: boolean
  attachedAt: string
  by: { id: string; name: string } | null
  places: number
}

const contentOf = (document: RecordDocument): string => apiUrl(`/documents/${document.id}/content`)
const isPicture = (document: RecordDocument): boolean => document.isShown && document.mime.startsWith('image/')

/** Files on a record: seen, added, taken off with undo. Their type is what their content says. */
export function DocumentsTab({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<RecordDocument | null>(null)
  const { data, error, refetch } = useQuery(partQuery<{ items: RecordDocument[] }>(kind, record.id, 'documents'))
  const { send } = useSend([kind.plural])
  const mayChange = record.can?.attach === true && record.deletedAt === undefined
  const verb = (name: string, ids: string[]) => api.post(`/${kind.plural}/${record.id}/${name}`, { documents: ids })
  const remove = ({ id, name }: RecordDocument) =>
    send(() => verb('detach', [id]), {
      done: t('engine.documents.removed', { name }),
      undo: () => verb('attach', [id]),
    })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={5} />
  return (
    <div className={css.tab}>
      {mayChange ? <Add kind={kind} attach={(ids) => verb('attach', ids)} /> : null}
      {data.items.length === 0 ? (
        <EmptyState icon={IconFolder} title={t('engine.documents.none')} hint={t('engine.documents.noneHint')} />
      ) : (
        <ul className={css.list} aria-label={t('engine.documents.tab')}>
          {data.items.map((document) => (
            <Line
              key={document.id}
              document={document}
              onShow={() => setShown(document)}
              onRemove={mayChange ? () => void remove(document) : undefined}
            />
          ))}
        </ul>
      )}
      {shown === null ? null : (
        <Dialog size="lg" title={t('engine.documents.preview', { name: shown.name })} onClose={() => setShown(null)}>
          <img className={css.preview} src={contentOf(shown)} alt={shown.name} />
        </Dialog>
      )}
    </div>
  )
}

function Add({ kind, attach }: { kind: Kind; attach: (ids: string[]) => Promise<unknown> }) {
  const { t } = useTranslation()
  const [files, setFiles] = useState<File[]>([])
  const { send, isBusy } = useSend([kind.plural])
  const submit = async () => {
    const count = files.length
    const isDone = await send(async () => attach(await uploadAll(files)), {
      done: t('engine.documents.sent', { count }),
    })
    if (isDone) setFiles([])
  }
  return (
    <div className={css.add}>
      <FileDrop label={t('engine.documents.add')} files={files} onChange={setFiles} maxBytes={maxAttachmentBytes} />
      {files.length > 0 ? (
        <div>
          <Button kind="primary" busy={isBusy} onClick={() => void submit()}>
            {t('engine.documents.send', { count: files.length })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

interface LineProps {
  document: RecordDocument
  onShow: () => void
  onRemove: (() => void) | undefined
}

function Line({ document, onShow, onRemove }: LineProps) {
  const { t, i18n } = useTranslation()
  const picture = isPicture(document)
  const isPdf = document.mime === 'application/pdf'
  const IconPart = picture ? IconPhoto : isPdf ? IconFileTypePdf : IconFile
  const sort = t(`engine.documents.${picture ? 'picture' : isPdf ? 'pdf' : 'other'}`)
  return (
    <li className={css.line}>
      {picture ? (
        <button
          type="button"
          className={css.thumb}
          aria-label={t('engine.documents.preview', { name: document.name })}
          onClick={onShow}
        >
          <img src={contentOf(document)} alt="" loading="lazy" />
        </button>
      ) : (
        <span className={css.thumb}>
          <IconPart size="1.6em" stroke={1.5} aria-hidden />
        </span>
      )}
      <div className={css.what}>
        <a
          className={css.name}
          href={contentOf(document)}
          {...(document.isShown
            ? { target: '_blank', rel: 'noopener' }
            : { download: document.name, 'aria-label': t('engine.documents.download', { name: document.name }) })}
        >
          {document.name}
        </a>
        <span className={css.facts}>
          {[
            sort,
            sizeText(document.size, i18n.language),
            t('engine.documents.places', { count: document.places }),
          ].join(' · ')}
        </span>
      </div>
      <span className={css.facts}>
        {document.by?.name} <RelativeTime at={document.attachedAt} />
      </span>
      {onRemove === undefined ? null : (
        <IconButton
          size="small"
          icon={IconX}
          label={t('engine.documents.remove', { name: document.name })}
          onClick={onRemove}
        />
      )}
    </li>
  )
}
