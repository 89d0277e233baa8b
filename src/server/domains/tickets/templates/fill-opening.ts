import { invalid } from '../../../../shared/errors.ts'
import { windowOfRun } from '../../../../shared/tickets/recurring-cases.ts'
import { isReported, type TicketType } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import {
  filledIn,
  heldOf,
  openingFields,
  portalFields,
  refusedBy,
  withPlans,
} from '../../../../shared/tickets/ticket-templates.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { FoundAsset } from '../opening-facts.ts'
import { type FoundActor, keyOf } from '../ticket-actors.ts'
import type { FoundTemplate } from './ticket-template.ts'

/** What one says when opening, as far as templates know it. */
interface Said {
  type: TicketType
  requesters: readonly unknown[]
  assets: readonly unknown[]
  analysis?: Record<string, string | boolean | null> | undefined
  plannedFrom?: Date | null | undefined
  plannedUntil?: Date | null | undefined
  channel?: string | undefined
  urgency?: number | undefined
  impact?: number | undefined
  observers: readonly unknown[]
  assignees: readonly unknown[]
}

export interface FilledOpening<S> {
  /** What was said, and what the template says where nothing was. */
  said: S & { urgency: number; impact: number }
  /** Those whom the template names. */
  actors: RoleActor[]
  /** Who asks in the place of whoever opens. */
  requesters: RoleActor[]
  assets: FoundAsset[]
  /** Fields that the house filled in: they may point at what the actor does not see. */
  byHouse: ReadonlySet<string>
  /** Adds to the reasons which fields hold what the template says. */
  because: (why: readonly unknown[]) => Record<string, unknown>[]
}

/**
 * The one gate of templates: what is said is checked and what is not said is filled in. Asked before rules, which may change
 * all of it.
 *
 * @throws `invalid` with every field that the template refuses
 */
export function fillOpening<S extends Said>(
  actor: Actor,
  given: S,
  { template, found, day, zone }: Filling,
): FilledOpening<S> {
  if (template === null)
    return {
      ...{ said: standing(given), actors: [], requesters: [], assets: [], byHouse: new Set() },
      because: (why) => [...why] as never,
    }
  const isPortal = actor.shell === 'portal'
  // The portal and programs are what they are, whatever a template says.
  const { channel, ...anywhere } = template.values
  const values = isPortal || actor.source === 'api' || channel === undefined ? anywhere : { ...anywhere, channel }
  const errors = refusedBy({ ...template, values }, given, isPortal ? portalFields : openingFields)
  if (errors.length > 0) throw invalid(errors)
  const filled = filledIn(values, given)
  const said = standing({ ...given, ...filled, ...plansOf(template, given), ...windowOf(template, given, day, zone) })
  const requesters =
    isPortal || given.requesters.length > 0 ? [] : template.requesters.map((each) => partOf('requester', each))
  const actors = [
    ...(given.observers.length === 0 ? template.observers.map((each) => partOf('observer', each)) : []),
    ...(given.assignees.length === 0 ? template.assignees.map((each) => partOf('assignee', each)) : []),
  ]
  for (const each of [...template.observers, ...template.assignees, ...template.requesters])
    found.set(keyOf(each), each)
  const held = [...heldOf(values, said), ...new Set(actors.map((each) => each.role))]
  const params = { template: template.name, id: template.id }
  return {
    said,
    actors,
    requesters,
    assets: given.assets.length === 0 ? template.assets : [],
    byHouse: new Set(Object.keys(filled)),
    because: (why) =>
      held.reduce((all, field) => explain(all, field, { rule: 'template', params }), why as Record<string, unknown>[]),
  }
}

interface Filling {
  template: FoundTemplate | null
  /** Whoever is found in the template is added. */
  found: Map<string, FoundActor>
  /** That it is, `YYYY-MM-DD`, and where. */
  day: string
  zone: string
}

const plansOf = ({ plans }: FoundTemplate, { type, analysis }: Said): Pick<Said, 'analysis'> =>
  isReported(type) ? {} : { analysis: withPlans(type, plans, analysis) }

/** The window of a change, where nobody has said any of it. */
function windowOf({ window }: FoundTemplate, { type, plannedFrom, plannedUntil }: Said, day: string, zone: string) {
  if (type !== 'change' || plannedFrom != null || plannedUntil != null) return {}
  return windowOfRun(window, { day }, zone) ?? {}
}

const standing = <S extends Said>(said: S): S & { urgency: number; impact: number } => ({
  ...said,
  urgency: said.urgency ?? 3,
  impact: said.impact ?? 3,
})

const partOf = (role: RoleActor['role'], { type, id }: FoundActor): RoleActor => ({ role, type, id })
