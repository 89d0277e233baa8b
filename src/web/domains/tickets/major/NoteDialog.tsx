import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import type { DeskNote } from '../../../../shared/tickets/major-incidents.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { ReferenceField } from '../../../engine/fields/controls.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { type Named, partQuery } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { TextAreaField, TextField } from '../../../ui/field/TextField.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import type { Ticket } from '../ticket.ts'
import css from '../tickets.module.css'

interface NoteDialogProps {
  ticket: Ticket
  verb: 'tell-status' | 'stand-down'
  onClose: () => void
}

/** What staff are told, under what they were told before; the last note ends the incident. */
export function NoteDialog({ ticket, verb, onClose }: NoteDialogProps) {
  const { t } = useTranslation()
  const action = useAction(ticketKind, ticket.id, verb)
  const { data } = useQuery(partQuery<{ items: DeskNote[] }>(ticketKind, ticket.id, 'status-notes'))
  const [title, setTitle] = useState<string | null>(null)
  const [body, setBody] = useState('')
  const [entity, setEntity] = useState<Named | null>(ticket.entity)
  const notes = data?.items ?? []
  const shownTitle = title ?? notes[0]?.title ?? ticket.title
  const isEnd = verb === 'stand-down'
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const input = { title: shownTitle, body, ...(isEnd || entity === null ? {} : { entity: entity.id }) }
    const done = t(isEnd ? 'tickets.major.ended' : 'tickets.major.told')
    if ((await action.run(input, { done })) !== null) onClose()
  }
  return (
    <Dialog title={t(`action.ticket.${verb}`)} onClose={onClose} size="md">
      <form className={css.dialog} onSubmit={(event) => void send(event)}>
        <TextField
          required
          label={t('tickets.major.noteTitle')}
          value={shownTitle}
          onChange={setTitle}
          error={action.error('title')}
        />
        <TextAreaField
          autoFocus
          required
          rows={4}
          label={t('tickets.major.noteBody')}
          help={t(isEnd ? 'tickets.major.endHelp' : 'tickets.major.noteHelp')}
          value={body}
          onChange={setBody}
          error={action.error('body')}
        />
        {isEnd ? null : (
          <ReferenceField
            label={t('tickets.major.entity')}
            value={entity}
            search={(typed, signal) => searchRecords(t, entityKind, typed, signal)}
            onChange={setEntity}
            error={action.error('entity')}
          />
        )}
        <section aria-label={t('tickets.major.notes')}>
          {notes.length === 0 ? <p>{t('tickets.major.noNotes')}</p> : null}
          <ul>
            {notes.map((note) => (
              <li key={note.id}>
                <strong>{note.title}</strong> {note.body} · <RelativeTime at={note.at} /> ·{' '}
                {t('tickets.major.by', { author: note.author ?? '', entity: note.entity.name })}
              </li>
            ))}
          </ul>
        </section>
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={action.isBusy} disabled={body.trim() === '' || shownTitle === ''}>
            {t(`action.ticket.${verb}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
