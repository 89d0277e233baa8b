import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useSession } from '../../../engine/session.ts'
import { type RunningAction, useAction } from '../../../engine/use-action.ts'
import type { Ticket } from '../ticket.ts'

export interface CaseVerbsState {
  take: () => Promise<unknown>
  resume: () => Promise<unknown>
  close: () => Promise<unknown>
  watch: () => Promise<unknown>
  unwatch: () => Promise<unknown>
  wait: RunningAction
  reopen: RunningAction
  /** Verb under way. */
  busy: string | null
  /** Verb whose words are being asked for. */
  asked: 'wait' | 'reopen' | null
  ask: (verb: 'wait' | 'reopen' | null) => void
}

/** Verbs of the header. Those that move the state say which version they saw: nobody closes over an unread answer. */
export function useCaseVerbs(ticket: Ticket): CaseVerbsState {
  const { t } = useTranslation()
  const { user } = useSession()
  const [asked, ask] = useState<'wait' | 'reopen' | null>(null)
  const take = useAction(ticketKind, ticket.id, 'take')
  const assign = useAction(ticketKind, ticket.id, 'assign')
  const resume = useAction(ticketKind, ticket.id, 'resume')
  const close = useAction(ticketKind, ticket.id, 'close')
  const reopen = useAction(ticketKind, ticket.id, 'reopen')
  const watch = useAction(ticketKind, ticket.id, 'watch')
  const unwatch = useAction(ticketKind, ticket.id, 'unwatch')
  const wait = useAction(ticketKind, ticket.id, 'wait')
  const { version } = ticket
  const me = { role: 'assignee', type: 'user', id: user.id }
  const all = { take, resume, close, watch, unwatch }
  const busy = Object.entries(all).find(([, action]) => action.isBusy)?.[0] ?? null
  return {
    take: () => take.run({}, { done: t('desk.done.taken'), undo: () => assign.run({ remove: [me] }) }),
    resume: () => resume.run({}, { version, done: t('desk.done.resumed') }),
    close: () => close.run({}, { version, done: t('desk.done.closed'), undo: () => reopen.run({}) }),
    watch: () => watch.run({}, { done: t('desk.done.watched'), undo: () => unwatch.run({}) }),
    unwatch: () => unwatch.run({}, { done: t('desk.done.unwatched'), undo: () => watch.run({}) }),
    wait,
    reopen,
    busy,
    asked,
    ask,
  }
}
