import type { TFunction } from 'i18next'
import { statusReason, type Ticket } from '../ticket.ts'

/** Properties of a case that its sentence reads. */
export const statusFields = ['title', 'number', 'status', 'assignees', 'why', 'openedAt', 'updatedAt']

const waitingAlready = /^(en attente|waiting)/i

/** Where a request stands, as one would tell a colleague: "Prise en charge par l’équipe Support". */
export function statusSentence(t: TFunction, ticket: Ticket): string {
  const people = ticket.assignees.filter((actor) => actor.type === 'user').map((actor) => actor.name)
  const group = ticket.assignees.find((actor) => actor.type === 'group')?.name
  if (ticket.status === 'planned' && people[0]) return t('portal.status.plannedBy', { name: people[0] })
  if (ticket.status === 'pending') {
    const reason = String(statusReason(ticket)?.params.reason ?? '')
    if (reason === '') return t('portal.status.pending')
    return waitingAlready.test(reason) ? reason : t('portal.status.pendingFor', { reason })
  }
  if (ticket.status !== 'assigned') return t(`portal.status.${ticket.status}`)
  if (people[0]) return t('portal.status.assigned', { name: people[0] })
  return group ? t('portal.status.assignedGroup', { name: group }) : t('portal.status.assignedNobody')
}
