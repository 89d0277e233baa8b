import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReported, reportedTypes } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { titleOfText } from '../portal/title-of-text.ts'
import type { Ticket } from '../ticket.ts'
import css from '../tickets.module.css'

/** Makes a case of its own out of one message. */
export function SplitDialog({ ticket, item, onClose }: { ticket: Ticket; item: TimelineItem; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const split = useAction(ticketKind, ticket.id, 'split')
  const [title, setTitle] = useState(() =>
    titleOfText(new DOMParser().parseFromString(item.body ?? '', 'text/html').body.textContent ?? ''),
  )
  const [type, setType] = useState(isReported(ticket.type) ? ticket.type : 'incident')
  const send = (event: FormEvent) => {
    event.preventDefault()
    void split.run({ entry: item.id, title, type }).then((record) => {
      const made = record?.made as { id: string; number: number } | undefined
      if (made !== undefined) void navigate({ to: `/tickets/${made.id}` })
    })
  }
  return (
    <Dialog size="md" title={t('desk.split.title')} onClose={onClose}>
      <form className={css.dialog} onSubmit={send}>
        <p className={css.previewWords}>{t('desk.split.help', { name: item.by })}</p>
        <SegmentedField
          label={t('kind.ticket.field.type')}
          choices={reportedTypes.map((value) => ({ value, label: t(`kind.ticket.choice.type.${value}`) }))}
          value={type}
          onChange={setType}
        />
        <TextField
          autoFocus
          required
          label={t('kind.ticket.field.title')}
          value={title}
          error={split.error('title')}
          onChange={setTitle}
        />
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={split.isBusy} disabled={title.trim() === ''}>
            {t('desk.split.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
