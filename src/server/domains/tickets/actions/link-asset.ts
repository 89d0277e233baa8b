import { sql } from 'kysely'
import { z } from 'zod'
import { invalid } from '../../../../shared/errors.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext, FieldChange } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf } from '../../../engine/house.ts'
import { assetsInput, onTicket, reasonInput, target } from '../ticket-input.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

interface Linked {
  id: string
  name: string
}

/** Says which equipment the case is about; only what the actor may see. */
export const linkAsset = defineAction({
  name: 'ticket.link-asset',
  event: 'ticket.asset-linked',
  input: z.strictObject({ ...onTicket, assets: assetsInput.min(1), freezeReason: reasonInput.optional() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'edit')
    await requireAssets(context, input.assets)
    const added = await sql<Linked>`
      with added as (
        insert into ticket_asset (ticket_id, asset_id)
        select ${row.id}::bigint, unnest(${[...new Set(input.assets)]}::bigint[]) on conflict do nothing returning asset_id)
      select x.id, x.name from added join asset x on x.id = added.asset_id`.execute(context.db)
    return noteLinks(
      context,
      row,
      added.rows.map((asset) => ({ field: 'asset', old: null, new: asset.id, newText: asset.name })),
      input.freezeReason,
    )
  },
})

export const unlinkAsset = defineAction({
  name: 'ticket.unlink-asset',
  permission: 'ticket.link-asset',
  event: 'ticket.asset-unlinked',
  input: z.strictObject({ ...onTicket, assets: assetsInput.min(1) }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'edit')
    const gone = await sql<Linked>`
      with gone as (
        delete from ticket_asset where ticket_id = ${row.id} and asset_id = any(${input.assets}::bigint[]) returning asset_id)
      select x.id, x.name from gone join asset x on x.id = gone.asset_id`.execute(context.db)
    return noteLinks(
      context,
      row,
      gone.rows.map((asset) => ({ field: 'asset', old: asset.id, new: null, oldText: asset.name })),
    )
  },
})

async function noteLinks(
  context: ActionContext,
  row: TicketRow,
  changes: FieldChange[],
  freezeReason?: string,
): Promise<TicketRow> {
  if (changes.length === 0) return row
  context.note(ticketKind, row.id, changes)
  await context.touch(ticketKind, row)
  return changeTicket(context, row, {}, ['asset'], freezeReason)
}

async function requireAssets(context: ActionContext, ids: readonly string[]): Promise<void> {
  const seen = visible(entryOf(context.house, 'asset'), context.actor, 'x')
  const found = await sql<{ id: string }>`
    select x.id from asset x where x.id = any(${ids}::bigint[]) and x.deleted_at is null and ${seen}`.execute(
    context.db,
  )
  const known = new Set(found.rows.map((row) => row.id))
  const errors = ids.flatMap((id, index) => (known.has(id) ? [] : [{ field: `assets.${index}`, code: 'reference' }]))
  if (errors.length > 0) throw invalid(errors)
}
