import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { uploadAll } from '../../../engine/documents/upload.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { refusalText, useAction } from '../../../engine/use-action.ts'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import type { Ticket } from '../ticket.ts'
import type { ComposerState } from './use-composer.ts'

/** Sends what is in the composer; what was refused stays there. */
export function useSend(ticket: Ticket, composer: ComposerState, withChildren: boolean) {
  const { t } = useTranslation()
  const keep = useKeepRecord(ticketKind)
  const [isSending, setSending] = useState(false)
  const [unread, setUnread] = useState(false)
  const actions = {
    reply: useAction(ticketKind, ticket.id, 'reply'),
    note: useAction(ticketKind, ticket.id, 'note'),
    task: useAction(ticketKind, ticket.id, 'task'),
    solution: useAction(ticketKind, ticket.id, 'solve'),
  }
  const { mode, body, files, task, said } = composer
  const action = actions[mode]
  const isReady = body !== '' || (files.length > 0 && mode !== 'task')

  const details = () =>
    mode === 'solution'
      ? { children: withChildren, ...(said.solutionType === null ? {} : { solutionType: said.solutionType }) }
      : mode === 'task'
        ? {
            isPrivate: task.isPrivate,
            ...(task.assignee ? { assignee: task.assignee.id } : {}),
            ...(task.group ? { group: task.group.id } : {}),
            ...(task.category ? { category: task.category.id } : {}),
            ...(task.plannedAt ? { plannedAt: task.plannedAt } : {}),
            ...(task.durationMinutes ? { durationMinutes: task.durationMinutes } : {}),
          }
        : said.source === null
          ? {}
          : { source: said.source }
  const send = async () => {
    if (!isReady || isSending) return
    setSending(true)
    setUnread(false)
    try {
      if (mode === 'solution' && (await isBehind(ticket, keep))) return setUnread(true)
      const attachments = await uploadAll(files)
      // A solution ends the case: it says which state of the conversation it answers. The rest adds and loses nothing.
      const version = mode === 'solution' ? ticket.version : undefined
      const record = await action.run(
        { body, ...(attachments.length > 0 ? { attachments } : {}), ...details() },
        { version },
      )
      if (record === null) return
      // The entry itself appears: a toast would only cover the foot of the page.
      announce(t(`desk.composer.done.${mode}`))
      tellUnsolved(t, record)
      composer.clear()
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.unknown')))
    } finally {
      setSending(false)
    }
  }
  return { send, isReady, isSending, error: unread ? t('desk.composer.unread') : action.errors[0]?.detail }
}

/**
 * Something came that is not on the screen (messages leave the version alone): it is shown first, so that nobody solves
 * over an answer he has not read.
 */
async function isBehind(ticket: Ticket, keep: (record: Json) => void): Promise<boolean> {
  const now = await api.get<Json>(`/tickets/${ticket.id}`)
  if (now.updatedAt === ticket.updatedAt) return false
  keep(now)
  return true
}

/** Children that were not solved along, and why: what was hoped for must not be believed. */
function tellUnsolved(t: TFunction, record: Json): void {
  const { refused = [] } = (record.children ?? {}) as { refused?: { number: number; code: string }[] }
  if (refused.length === 0) return
  const list = refused.map(
    ({ number, code }) => `#${number} (${t([`desk.solving.why.${code}`, 'desk.solving.why.other'])})`,
  )
  toast.failed(t('desk.solving.notSolved', { list: list.join(', ') }))
}
