import { invalid } from '../../../../shared/errors.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import {
  filledIn,
  heldOf,
  openingFields,
  portalFields,
  refusedBy,
} from '../../../../shared/tickets/ticket-templates.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { type FoundActor, keyOf } from '../ticket-actors.ts'
import type { FoundTemplate } from './ticket-template.ts'

/** What one says when opening, as far as templates know it. */
interface Said {
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
  { template, found }: { template: FoundTemplate | null; found: Map<string, FoundActor> },
): FilledOpening<S> {
  if (template === null)
    return { said: standing(given), actors: [], byHouse: new Set(), because: (why) => [...why] as never }
  const isPortal = actor.shell === 'portal'
  // The portal and programs are what they are, whatever a template says.
  const { channel, ...anywhere } = template.values
  const values = isPortal || actor.source === 'api' || channel === undefined ? anywhere : { ...anywhere, channel }
  const errors = refusedBy({ ...template, values }, given, isPortal ? portalFields : openingFields)
  if (errors.length > 0) throw invalid(errors)
  const filled = filledIn(values, given)
  const said = standing({ ...given, ...filled })
  const actors = [
    ...(given.observers.length === 0 ? template.observers.map((each) => partOf('observer', each)) : []),
    ...(given.assignees.length === 0 ? template.assignees.map((each) => partOf('assignee', each)) : []),
  ]
  for (const each of [...template.observers, ...template.assignees]) found.set(keyOf(each), each)
  const held = [...heldOf(values, said), ...new Set(actors.map((each) => each.role))]
  const params = { template: template.name, id: template.id }
  return {
    said,
    actors,
    byHouse: new Set(Object.keys(filled)),
    because: (why) =>
      held.reduce((all, field) => explain(all, field, { rule: 'template', params }), why as Record<string, unknown>[]),
  }
}

const standing = <S extends Said>(said: S): S & { urgency: number; impact: number } => ({
  ...said,
  urgency: said.urgency ?? 3,
  impact: said.impact ?? 3,
})

const partOf = (role: RoleActor['role'], { type, id }: FoundActor): RoleActor => ({ role, type, id })
