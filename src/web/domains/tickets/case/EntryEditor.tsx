import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { request } from '../../../engine/api.ts'
import { isProblem } from '../../../engine/problem.ts'
import { useSave } from '../../../engine/record/use-save.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RichTextField } from '../../../ui/text/RichTextField.tsx'
import type { Ticket } from '../ticket.ts'
import css from './case.module.css'

interface EntryEditorProps {
  ticket: Ticket
  item: TimelineItem
  onClose: () => void
}

/** Corrects an entry, or the description, where it stands. */
export function EntryEditor({ ticket, item, onClose }: EntryEditorProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const saveTicket = useSave(ticketKind, ticket.id)
  const [body, setBody] = useState(item.body ?? '')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const write = () =>
    item.type === 'description'
      ? saveTicket({ description: body })
      : request('PATCH', `/ticket-entries/${item.id}`, {
          body: { body },
          ifMatch: item.version === null ? undefined : `"${item.version}"`,
        })
  const save = async () => {
    setBusy(true)
    try {
      await write()
      await client.invalidateQueries({ queryKey: [ticketKind.plural, ticket.id] })
      onClose()
    } catch (error) {
      setProblem(isProblem(error, 'version') ? error.detail : refusalText(error, t('ui.problem.unknown')))
      setBusy(false)
    }
  }
  return (
    <div className={css.edit}>
      <RichTextField
        bare
        autoFocus
        label={t('kind.ticket-entry.field.body')}
        value={body}
        onChange={setBody}
        onSubmit={() => void save()}
        error={problem}
      />
      <div className={css.editActions}>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="small" kind="primary" busy={isBusy} onClick={() => void save()}>
          {t('ui.form.save')}
        </Button>
      </div>
    </div>
  )
}
