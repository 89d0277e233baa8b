import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useList } from '../../../engine/list/use-list.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { asTicket } from '../ticket.ts'
import { statusFields } from './request-status.ts'

/** The portal is about oneself: a technician there sees own requests, not the desk's. */
const own: Condition = {
  any: [
    { has: 'requester', where: { field: 'user', op: 'is', value: '@me' } },
    { has: 'observer', where: { field: 'user', op: 'is', value: '@me' } },
  ],
}

const parts: Record<'open' | 'closed' | 'any', Condition[]> = {
  // A solved one awaits the requester's word: it is not over.
  open: [{ field: 'phase', op: 'in', value: ['open', 'solved'] }],
  closed: [{ field: 'phase', op: 'is', value: 'closed' }],
  any: [],
}

interface Options {
  part: keyof typeof parts
  limit: number
  words?: string
  /** Only those about this equipment. */
  assetId?: string
  isOn?: boolean
}

/** Own requests, the last to move first. */
export function useRequests({ part, limit, words, assetId, isOn = true }: Options) {
  const filter: Condition = {
    all: [
      own,
      ...parts[part],
      ...(words ? [{ text: words }] : []),
      ...(assetId ? [{ has: 'asset', where: { field: 'id', op: 'is' as const, value: assetId } }] : []),
    ],
  }
  useLive({ kinds: [ticketKind.name] })
  const list = useList(ticketKind, { filter, sort: '-updatedAt', fields: statusFields }, { pageSize: limit, isOn })
  return { ...list, requests: list.rows.map(asTicket) }
}
