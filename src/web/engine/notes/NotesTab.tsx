import { IconNote, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { Timeline } from '../../ui/timeline/Timeline.tsx'
import { api } from '../api.ts'
import type { Json } from '../records.ts'
import { useSend } from '../use-send.ts'
import { NoteEditor } from './NoteEditor.tsx'
import { NoteItem } from './NoteItem.tsx'
import { notesQuery } from './note.ts'
import css from './notes.module.css'

/** What people have written about a record: pinned notes first, then the newest. */
export function NotesTab({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const [isWriting, setWriting] = useState(false)
  const { data, error, refetch } = useQuery(notesQuery(kind, record.id))
  const { send, isBusy } = useSend([kind.plural])
  const isTrashed = record.deletedAt !== undefined
  const mayWrite = record.can?.['add-note'] === true && !isTrashed
  const verb = (name: string, body: object) => api.post(`/${kind.plural}/${record.id}/${name}`, body)
  const add = async (body: string) => {
    if (await send(() => verb('add-note', { body }), { done: t('engine.notes.added') })) setWriting(false)
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={5} />
  return (
    <div className={css.tab}>
      {mayWrite && !isWriting ? (
        <Button icon={IconPencil} onClick={() => setWriting(true)}>
          {t('engine.notes.write')}
        </Button>
      ) : null}
      {mayWrite && isWriting ? (
        <div className={css.panel}>
          <NoteEditor
            submit={t('engine.notes.add')}
            isBusy={isBusy}
            onSave={add}
            onClose={() => setWriting(false)}
            placeholder={t('engine.notes.placeholder')}
          />
        </div>
      ) : null}
      {data.items.length === 0 && !isWriting ? (
        <EmptyState icon={IconNote} title={t('engine.notes.none')} hint={t('engine.notes.noneHint')} />
      ) : null}
      {data.items.length === 0 ? null : (
        <Timeline label={t('engine.notes.tab')}>
          {data.items.map((note) => (
            <NoteItem key={note.id} kind={kind} note={note} verb={verb} isFixed={isTrashed} />
          ))}
        </Timeline>
      )}
    </div>
  )
}
