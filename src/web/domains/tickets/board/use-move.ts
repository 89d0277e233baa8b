import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { request } from '../../../engine/api.ts'
import { useSend } from '../../../engine/use-send.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import type { Ticket } from '../ticket.ts'
import type { Place } from './BoardCard.tsx'
import { type AskedMove, type Move, moveOf } from './move-of.ts'
import type { Division } from './use-board.ts'

/** Moves cards. Nothing stands elsewhere before the server has said so: what is refused has never left its column. */
export function useMove(by: Division) {
  const { t } = useTranslation()
  const { send } = useSend([ticketKind.plural])
  const [asked, setAsked] = useState<{ ticket: Ticket; ask: AskedMove } | null>(null)
  const move = (ticket: Ticket, from: string | null, to: Place) => {
    const way = moveOf(ticket, { by, from, to: to.key })
    if (way === null) return
    if ('refused' in way) return toast.failed(t(`desk.board.refused.${way.refused}`))
    if ('ask' in way) return setAsked({ ticket, ask: way.ask })
    const back = backOf(way, ticket, from)
    const done =
      'verb' in way && way.verb === 'resume'
        ? t('desk.done.resumed')
        : t('desk.board.moved', { name: `#${ticket.number}`, column: to.label })
    void send(() => write(ticket.id, way, ticket.version), {
      done,
      ...(back === null ? {} : { undo: () => write(ticket.id, back) }),
    })
  }
  return { move, asked, close: () => setAsked(null) }
}

type Sent = Extract<Move, { verb: string } | { patch: unknown }>

/** `version`: nobody moves a case over what he has not read. */
function write(id: string, move: Sent, version?: number) {
  const ifMatch = version === undefined ? undefined : `"${version}"`
  const path = `/${ticketKind.plural}/${id}`
  return 'patch' in move
    ? request('PATCH', path, { body: move.patch, ifMatch })
    : request('POST', `${path}/${move.verb}`, { body: move.input, ifMatch })
}

function backOf(move: Sent, ticket: Ticket, from: string | null): Sent | null {
  if ('patch' in move) return { patch: Object.fromEntries(Object.keys(move.patch).map((name) => [name, ticket[name]])) }
  if (move.verb === 'refine') return { verb: 'refine', input: { subStatus: from } }
  if (move.verb === 'close') return { verb: 'reopen', input: {} }
  if (move.verb !== 'assign') return null
  const { add, remove } = move.input as { add: RoleActor[]; remove: RoleActor[] }
  return { verb: 'assign', input: { add: remove, remove: add } }
}
