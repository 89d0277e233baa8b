import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'
import type { Ticket } from '../ticket.ts'
import { statusSentence } from './request-status.ts'

const t = ((key: string, params?: Record<string, string>) =>
  params ? `${key}(${Object.values(params).join()})` : key) as unknown as TFunction

const ticket = (status: string, assignees: [string, string][] = [], reason?: string) =>
  ({
    status,
    assignees: assignees.map(([type, name], index) => ({ type, name, id: String(index) })),
    why: reason === undefined ? [] : [{ field: 'status', rule: 'reason', params: { reason } }],
  }) as unknown as Ticket

it('names the person before the team, and nobody when there is nobody', () => {
  expect(statusSentence(t, ticket('assigned', [['group', 'Support']]))).toBe('portal.status.assignedGroup(Support)')
  expect(
    statusSentence(
      t,
      ticket('assigned', [
        ['group', 'Support'],
        ['user', 'Sophie'],
      ]),
    ),
  ).toBe('portal.status.assigned(Sophie)')
  expect(statusSentence(t, ticket('assigned'))).toBe('portal.status.assignedNobody')
  expect(statusSentence(t, ticket('new', [['user', 'Sophie']]))).toBe('portal.status.new')
  expect(statusSentence(t, ticket('planned', [['user', 'Sophie']]))).toBe('portal.status.plannedBy(Sophie)')
})

it('says why one waits in the words of whoever waits, once', () => {
  expect(statusSentence(t, ticket('pending', [], 'Pièce commandée'))).toBe('portal.status.pendingFor(Pièce commandée)')
  expect(statusSentence(t, ticket('pending', [], 'En attente de votre réponse'))).toBe('En attente de votre réponse')
  expect(statusSentence(t, ticket('pending'))).toBe('portal.status.pending')
})
