import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { TaskFields } from '../composer/TaskFields.tsx'
import { noTask, type TaskDetails } from '../composer/use-composer.ts'
import { htmlOfText } from '../plain-html.ts'
import { BusyNotice } from './BusyNotice.tsx'

/** A task that is there already. */
export interface KnownTask extends Omit<TaskDetails, 'isPrivate' | 'category'> {
  entryId: string
}

interface TaskDialogProps {
  ticket: { id: string; number: number; title: string }
  /** What is known beforehand of a new one. */
  start?: Partial<TaskDetails>
  /** The one whose time, length or person changes; a new one when missing. */
  known?: KnownTask
  onClose: () => void
}

/** Plans work on a case, or plans it anew: whom, when, how long. The keyboard's way to all that dragging does. */
export function TaskDialog({ ticket, start, known, onClose }: TaskDialogProps) {
  const { t } = useTranslation()
  const { refresh } = useSend([ticketKind.plural])
  const form = useForm({
    initial: { body: '', task: { ...noTask, ...start, ...known } as TaskDetails },
    onSubmit: async ({ body, task }) => {
      const { assignee, group, category, plannedAt, durationMinutes, isPrivate } = task
      const when = { assignee: assignee?.id ?? null, group: group?.id ?? null, plannedAt, durationMinutes }
      const path = `/${ticketKind.plural}/${ticket.id}`
      if (known === undefined)
        await api.post(`${path}/task`, { ...when, category: category?.id ?? null, isPrivate, body: htmlOfText(body) })
      else await api.post(`${path}/update-task`, { ...when, entry: known.entryId })
      toast.done(t(known === undefined ? 'desk.composer.done.task' : 'planning.moved'))
      await refresh()
      onClose()
    },
  })
  const { values, set } = form
  return (
    <Dialog title={t('planning.taskOf', { name: `#${ticket.number} ${ticket.title}` })} size="md" onClose={onClose}>
      <DialogForm form={form} submit={t(known === undefined ? 'planning.plan' : 'ui.form.save')} onCancel={onClose}>
        {known === undefined ? (
          <TextAreaField
            autoFocus
            required
            label={t('desk.composer.placeholder.task')}
            value={values.body}
            onChange={(body) => set({ body })}
          />
        ) : (
          <Link to={`/tickets/${ticket.id}` as never}>{t('planning.openCase')}</Link>
        )}
        <TaskFields task={values.task} isNew={known === undefined} onChange={(task) => set({ task })} />
        <BusyNotice task={values.task} except={known?.entryId} />
      </DialogForm>
    </Dialog>
  )
}
