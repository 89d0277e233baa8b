import { invalidField } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { calendarKind, escalationSet, serviceLevelKind } from '../../../shared/service-levels/service-levels.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { type Action, defineAction } from '../../engine/actions/define-action.ts'
import type { Room } from '../../engine/house.ts'
import { requireOnNew, toRow } from '../../engine/kinds/crud.ts'
import { createSchema, updateSchema } from '../../engine/kinds/input-schema.ts'
import { checkRule } from '../rules/index.ts'

type Level = Partial<RowOf<typeof serviceLevelKind>>
type Calendar = Partial<RowOf<typeof calendarKind>>

const createCalendar = defineAction({
  name: 'calendar.create',
  permission: 'service-level.create',
  event: 'calendar.created',
  input: createSchema(calendarKind),
  run: async (context, { input }) => {
    const given = toRow(calendarKind, input) as Calendar
    requireZone(given.zone)
    const row = await context.create(calendarKind, { hours: [], closings: [], ...given })
    await requireOnNew(context, calendarKind, row.id, 'service-level.create')
    return row
  },
})

const updateCalendar = defineAction({
  name: 'calendar.update',
  permission: 'service-level.update',
  event: 'calendar.changed',
  input: updateSchema(calendarKind),
  on: { kind: calendarKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const patch = toRow(calendarKind, input) as Calendar
    requireZone(patch.zone)
    const changed = await context.change(calendarKind, row, patch)
    await requireOnNew(context, calendarKind, changed.id, 'service-level.update')
    return changed
  },
})

const createLevel = defineAction({
  name: 'service-level.create',
  event: 'service-level.created',
  input: createSchema(serviceLevelKind),
  run: async (context, { input }) => {
    const given = toRow(serviceLevelKind, input) as Level
    await checkEscalations(context, given)
    const row = await context.create(serviceLevelKind, { escalations: [], endOfDay: false, ...given })
    await requireOnNew(context, serviceLevelKind, row.id, 'service-level.create')
    return row
  },
})

const updateLevel = defineAction({
  name: 'service-level.update',
  event: 'service-level.changed',
  input: updateSchema(serviceLevelKind),
  on: { kind: serviceLevelKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const patch = toRow(serviceLevelKind, input) as Level
    // What cases were promised would change its meaning: such a level is another one.
    if (patch.type !== undefined && patch.type !== row.type) throw invalidField('type', 'invalid')
    if (patch.target !== undefined && patch.target !== row.target) throw invalidField('target', 'invalid')
    await checkEscalations(context, patch)
    const changed = await context.change(serviceLevelKind, row, patch)
    await requireOnNew(context, serviceLevelKind, changed.id, 'service-level.update')
    return changed
  },
})

function requireZone(zone: string | null | undefined): void {
  if (zone == null) return
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw invalidField('zone', 'bad_zone')
  }
}

/** Escalations are rules of a set that the room of the cases declares; without that room there is nothing to escalate. */
async function checkEscalations(context: ActionContext, level: Level): Promise<void> {
  const set = context.house.ruleSets.get(escalationSet)
  if (set === undefined) return
  for (const escalation of level.escalations ?? []) await checkRule(context, set, escalation)
}

/** Promises and calendars, below the rooms that keep them. */
export const serviceLevelsRoom: Room = {
  name: 'service-levels',
  kinds: [
    { kind: calendarKind, access: { sharedDown: true }, crud: ['remove', 'restore'] },
    { kind: serviceLevelKind, access: { sharedDown: true }, crud: ['remove', 'restore'] },
  ],
  actions: [createCalendar, updateCalendar, createLevel, updateLevel] as unknown as readonly Action[],
  routes: [],
}
