import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import { isOpen } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketEscalationRules } from '../../../../shared/tickets/ticket.rules.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { compileRules } from '../../../engine/rules/compile-rules.ts'
import { type LoadedLevel, levelsById } from '../../service-levels/index.ts'
import { computeClocks, dueEscalations } from '../clocks/compute-clocks.ts'
import { asRow, stateOf, upsertClocks } from '../clocks/keep-clocks.ts'
import { lockTicket, type TicketRow } from '../ticket-moves.ts'
import { changeByRules } from '../ticket-shaping.ts'

/** What a level does before or after its promise falls due. Run by the house when the time has come. */
export const escalateTicket = defineAction({
  name: 'ticket.escalate',
  permission: 'ticket.update',
  event: 'ticket.escalated',
  input: z.strictObject({ id: idInput, slot: z.string().max(20) }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('ticket.update')
    const row = await lockTicket(context, input.id)
    const state = await stateOf(context.db, row.id)
    const levelId = state.known.find((clock) => clock.slot === input.slot)?.levelId
    const level = levelId === undefined ? undefined : (await levelsById(context.db, [levelId])).get(levelId)
    if (level === undefined || !isOpen(row.status)) return { id: row.id, acted: 0 }
    const zone = context.services.timeZone
    const clocks = computeClocks({ row, ...state, levels: new Map([[level.id, level]]), now: context.now, zone })
    const clock = clocks.find((each) => each.slot === input.slot)
    if (clock === undefined) return { id: row.id, acted: 0 }
    const places = clock.doneAt === null ? dueEscalations(level, clock, state.pauses, context.now, zone) : []
    // First noted, so that a change of the case by the rules counts from there.
    const known = state.known.map((each) =>
      each.slot === input.slot ? { ...each, fired: [...each.fired, ...places] } : each,
    )
    const [after] = computeClocks({
      row,
      pauses: state.pauses,
      known,
      levels: new Map([[level.id, level]]),
      now: context.now,
      zone,
    }).filter((each) => each.slot === input.slot)
    await upsertClocks([asRow(row.id, after!)]).execute(context.db)
    if (places.length > 0) await act(context, row, level, places)
    return { id: row.id, acted: places.length }
  },
})

async function act(
  context: ActionContext,
  row: TicketRow,
  level: LoadedLevel,
  places: readonly number[],
): Promise<void> {
  const rules = places.map((place): Rule => {
    const { name, condition, effects, offset } = level.escalations[place]!
    const title = `${level.name} · ${name === '' ? `${offset > 0 ? '+' : ''}${offset} min` : name}`
    return {
      id: level.id,
      version: 0,
      name: title,
      entityId: null,
      withChildren: true,
      condition,
      effects,
      stops: false,
    }
  })
  const compiled = compileRules(ticketEscalationRules, rules, (name) => context.house.kinds.get(name)?.kind)
  await changeByRules(context, row, {}, { set: ticketEscalationRules, rules: compiled })
}
