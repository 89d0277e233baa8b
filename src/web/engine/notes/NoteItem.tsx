import { Menu } from '@mantine/core'
import {
  type Icon,
  IconDots,
  IconEye,
  IconEyeOff,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { RecordNote } from '../../../shared/notes/record-note.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { RichText } from '../../ui/text/RichText.tsx'
import { TimelineEntry } from '../../ui/timeline/Timeline.tsx'
import { useSend } from '../use-send.ts'
import { NoteEditor } from './NoteEditor.tsx'
import css from './notes.module.css'

interface NoteItemProps {
  kind: Kind
  note: RecordNote
  verb: (name: string, body: object) => Promise<unknown>
  /** Nothing can be done with it: the record lies in the trash. */
  isFixed: boolean
}

/** One note: who, when, the text, whether it was edited, and where it shows. */
export function NoteItem({ kind, note, verb, isFixed }: NoteItemProps) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const { send, isBusy } = useSend([kind.plural])
  const change = (values: object) => verb('change-note', { note: note.id, ...values })
  const save = async (body: string) => {
    const isSaved = await send(() => change({ body, seen: note.version }), { done: t('engine.notes.saved') })
    if (isSaved) setEditing(false)
  }
  return (
    <TimelineEntry
      id={`note-${note.id}`}
      look={note.isPinned ? 'note' : 'message'}
      author={note.by?.name ?? t('engine.notes.by')}
      at={note.createdAt}
      {...(note.isPinned ? { kind: t('engine.notes.pinned'), icon: IconPin } : {})}
      actions={
        isFixed || !note.can.mark ? null : <NoteMenu {...{ kind, note, verb }} onEdit={() => setEditing(true)} />
      }
      foot={note.editedAt === null && !note.isShown ? null : <Foot note={note} />}
    >
      {isEditing ? (
        <NoteEditor
          body={note.body}
          submit={t('ui.form.save')}
          isBusy={isBusy}
          onSave={save}
          onClose={() => setEditing(false)}
        />
      ) : (
        <RichText html={note.body} />
      )}
    </TimelineEntry>
  )
}

function Foot({ note: { editedAt, editedBy, by, isShown } }: { note: RecordNote }) {
  const { t } = useTranslation()
  return (
    <span className={css.foot}>
      {isShown ? <span>{t('engine.notes.shown')}</span> : null}
      {editedAt === null ? null : (
        <span>
          {editedBy === null || editedBy.id === by?.id
            ? t('engine.notes.edited')
            : t('engine.notes.editedBy', { name: editedBy.name })}{' '}
          <RelativeTime at={editedAt} />
        </span>
      )}
    </span>
  )
}

type NoteMenuProps = Omit<NoteItemProps, 'isFixed'> & { onEdit: () => void }

function NoteMenu({ kind, note, verb, onEdit }: NoteMenuProps) {
  const { t } = useTranslation()
  const { send } = useSend([kind.plural])
  const mark = (values: object) => void send(() => verb('change-note', { note: note.id, ...values }))
  const remove = () =>
    void send(() => verb('remove-note', { note: note.id }), {
      done: t('engine.notes.removed'),
      undo: () => verb('restore-note', { note: note.id }),
    })
  const item = (label: string, IconPart: Icon, onClick: () => void) => (
    <Menu.Item leftSection={<IconPart size="1.15em" stroke={1.75} aria-hidden />} onClick={onClick}>
      {t(`engine.notes.${label}`)}
    </Menu.Item>
  )
  return (
    <Menu>
      <Menu.Target>
        <IconButton
          size="small"
          icon={IconDots}
          label={t('engine.notes.menu', { name: note.by?.name ?? t('engine.notes.by') })}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {note.can.change ? item('edit', IconPencil, onEdit) : null}
        {note.isPinned
          ? item('unpin', IconPinnedOff, () => mark({ isPinned: false }))
          : item('pin', IconPin, () => mark({ isPinned: true }))}
        {kind.name !== 'asset'
          ? null
          : note.isShown
            ? item('hide', IconEyeOff, () => mark({ isShown: false }))
            : item('show', IconEye, () => mark({ isShown: true }))}
        {note.can.change ? item('remove', IconTrash, remove) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
