import { sql } from 'kysely'
import { boolean } from '../../../../shared/fields/index.ts'
import { isOpen } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { explain, reasonOf } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { SettingDefinition } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { readOpeningFacts } from '../opening-facts.ts'
import { findActors, writeActors } from '../ticket-actors.ts'
import { settled, type TicketRow } from '../ticket-moves.ts'
import { assignmentOf } from './assignment.ts'

const again = 'ticket.share-out-again'

export const sharingSettings: readonly SettingDefinition[] = [{ key: again, field: boolean(), default: false }]

interface Standing {
  actors: RoleActor[]
  assets: { id: string }[]
}

/**
 * Shares a case out as when it is opened, once its category or its group has changed and no person has it: where the site says
 * so. Null = nothing of the sort; one statement where it is switched off, none where neither has changed.
 *
 * @param names what this act has changed; `assigneeGroup` when it was given to a group
 */
export async function shareAgain(
  context: ActionContext,
  before: TicketRow,
  row: TicketRow,
  names: ReadonlySet<string>,
): Promise<Partial<TicketRow> | null> {
  const isOtherCategory = before.categoryId !== row.categoryId
  const byRule = reasonOf(row.why as unknown[], 'assignee')
  const isGiven = names.has('assigneeGroup') || (byRule?.rule === 'rule' && !isSameReason(before, row))
  if (!(isOtherCategory || isGiven) || !isOpen(row.status)) return null
  if (!(await readSetting<boolean>(context.db, context.house, again))) return null
  const { actors, assets } = await standing(context, row.id)
  if (actors.some(({ type }) => type === 'user')) return null
  const categoryId = isOtherCategory ? row.categoryId : null
  const facts = await readOpeningFacts(context, { actors: [], categoryId, assets: [] })
  const found = await findActors(context, actors)
  const chosen = await assignmentOf(context, { category: facts.category, actors, found, assets })
  if (chosen.why === null) return null
  const changes = await writeActors(context, row.id, chosen.actors, [], found)
  if (changes.length > 0) context.note(ticketKind, row.id, changes)
  const patch = await settled(context, row)
  return { ...patch, why: explain((patch.why ?? row.why) as unknown[], 'assignee', chosen.why) }
}

const isSameReason = (before: TicketRow, row: TicketRow): boolean =>
  JSON.stringify(reasonOf(before.why as unknown[], 'assignee')) ===
  JSON.stringify(reasonOf(row.why as unknown[], 'assignee'))

async function standing({ db }: ActionContext, ticketId: string): Promise<Standing> {
  const found = await sql<Standing>`
    select coalesce((select json_agg(json_build_object('role', a.role, 'type', case when a.group_id is null then 'user' else 'group' end,
        'id', coalesce(a.user_id, a.group_id)::text) order by a.position) from ticket_actor a
        where a.ticket_id = ${ticketId} and a.role = 'assignee'), '[]'::json) as actors,
      coalesce((select json_agg(json_build_object('id', x.asset_id::text)) from ticket_asset x where x.ticket_id = ${ticketId}), '[]'::json) as assets`.execute(
    db,
  )
  return found.rows[0]!
}
