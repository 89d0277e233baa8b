import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TicketStep, ticketSteps } from '../../../../shared/tickets/ticket.steps.ts'
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
  /** A step of a problem or a change. */
  step: (step: TicketStep) => Promise<unknown>
  steps: Record<TicketStep, RunningAction>
  wait: RunningAction
  reopen: RunningAction
  /** Verb under way. */
  busy: string | null
  /** Verb whose words are being asked for. */
  asked: AskedVerb | null
  ask: (verb: AskedVerb | null) => void
}

/** Verbs that want words first. */
export type AskedVerb =
  | 'wait'
  | 'reopen'
  | 'reject'
  | 'cancel'
  | 'ask-approval'
  | 'declare-major'
  | 'merge'
  | 'conclude'

/** Verbs of the header. Those that move the state say which version they saw: nobody closes over an unread answer. */
export function useCaseVerbs(ticket: Ticket): CaseVerbsState {
  const { t } = useTranslation()
  const { user } = useSession()
  const [asked, ask] = useState<AskedVerb | null>(null)
  const take = useAction(ticketKind, ticket.id, 'take')
  const assign = useAction(ticketKind, ticket.id, 'assign')
  const resume = useAction(ticketKind, ticket.id, 'resume')
  const close = useAction(ticketKind, ticket.id, 'close')
  const reopen = useAction(ticketKind, ticket.id, 'reopen')
  const watch = useAction(ticketKind, ticket.id, 'watch')
  const unwatch = useAction(ticketKind, ticket.id, 'unwatch')
  const wait = useAction(ticketKind, ticket.id, 'wait')
  const steps = useSteps(ticket.id)
  const { version } = ticket
  const me = { role: 'assignee', type: 'user', id: user.id }
  const all = { take, resume, close, watch, unwatch, ...steps }
  const busy = Object.entries(all).find(([, action]) => action.isBusy)?.[0] ?? null
  return {
    take: () => take.run({}, { done: t('desk.done.taken'), undo: () => assign.run({ remove: [me] }) }),
    resume: () => resume.run({}, { version, done: t('desk.done.resumed') }),
    close: () => close.run({}, { version, done: t('desk.done.closed'), undo: () => reopen.run({}) }),
    watch: () => watch.run({}, { done: t('desk.done.watched'), undo: () => unwatch.run({}) }),
    unwatch: () => unwatch.run({}, { done: t('desk.done.unwatched'), undo: () => watch.run({}) }),
    step: (step) => steps[step].run({}, { version, done: t(`desk.done.step.${step}`) }),
    steps,
    wait,
    reopen,
    busy,
    asked,
    ask,
  }
}

/** One hook a step: their number never changes. */
function useSteps(id: string): Record<TicketStep, RunningAction> {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of steps is a constant
  return Object.fromEntries(ticketSteps.map((step) => [step, useAction(ticketKind, id, step)])) as Record<
    TicketStep,
    RunningAction
  >
}
