import { sql } from 'kysely'
import { type FieldError, invalid, invalidField } from '../../../../shared/errors.ts'
import {
  type ChangeType,
  changeModelKind,
  fixedPlans,
  otherPlans,
  unusableBy,
} from '../../../../shared/tickets/change-models.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import type { Why } from '../../../../shared/tickets/ticket-why.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { today } from '../../../engine/today.ts'
import type { ChangeModelRow } from './change-models.ts'

/** What one says when opening, as far as models know it. */
interface Said {
  type: string
  title?: string | undefined
  description: string
  category?: string | null | undefined
  impact?: number | undefined
  analysis?: Record<string, string | boolean | null> | undefined
  assignees: readonly unknown[]
  plannedFrom?: Date | null | undefined
  plannedUntil?: Date | null | undefined
  changeModel?: string | null | undefined
  changeType?: ChangeType | null | undefined
}

export interface StandardOpening<S> {
  said: S
  changeType: ChangeType | null
  model: ChangeModelRow | null
  /** Why no approval is asked for. */
  why: Omit<Why, 'field'> | null
  /** Those whom the model gives it to, where nobody else was named. */
  assignees: RoleActor[]
}

/**
 * A change from the catalogue: its model is to be usable and to hold for the category, fixes plans, risk and impact, and stands
 * where a template would.
 * Any other opening comes back as it was.
 *
 * @throws `invalid`: `model_draft`, `model_suspended`, `model_expired`, `fixed_by_model`, `not_of_model`, `only_changes`
 */
export async function fromCatalogue<S extends Said>(context: ActionContext, said: S): Promise<StandardOpening<S>> {
  const { type, changeModel = null, changeType = null } = said
  if (type !== 'change' && (changeModel ?? changeType) !== null) throw invalidField('changeType', 'only_changes')
  if (changeModel === null) {
    if (changeType === 'standard') throw invalidField('changeModel', 'required')
    const decided = type === 'change' ? (changeType ?? 'normal') : null
    return { said, changeType: decided, model: null, why: emergencyWhy(context, decided), assignees: [] }
  }
  const model = await context.load(changeModelKind, changeModel)
  const unusable = unusableBy(model, today(context))
  if (unusable !== null) throw invalidField('changeModel', `model_${unusable}`, { name: model.name })
  refuseOther(said, model)
  await requireCategory(context, said, model)
  return {
    said: filled(said, model),
    changeType: 'standard',
    model,
    why: await approvedWhy(context, model),
    assignees: said.assignees.length > 0 ? [] : assigneesOf(model),
  }
}

const emergencyWhy = ({ actor }: ActionContext, changeType: ChangeType | null): Omit<Why, 'field'> | null =>
  changeType === 'emergency' ? { rule: 'emergency-change', params: { by: actor.name } } : null

/** What the model fixes is not said otherwise. */
function refuseOther({ analysis = {}, impact }: Said, model: ChangeModelRow): void {
  const params = { model: model.name }
  const plans = otherPlans(model as unknown as Record<string, unknown>, analysis)
  const errors = plans.map((plan): FieldError => ({ field: `analysis.${plan}`, code: 'fixed_by_model', params }))
  if (impact !== undefined && model.impact !== null && impact !== model.impact)
    errors.push({ field: 'impact', code: 'fixed_by_model', params })
  if (errors.length > 0) throw invalid(errors)
}

async function requireCategory({ db }: ActionContext, { category = null }: Said, model: ChangeModelRow): Promise<void> {
  if (category === null || model.categoryId === null || category === model.categoryId) return
  const found = await sql`
    select 1 from ticket_category where id = ${category} and ${model.categoryId}::bigint = any(path)`.execute(db)
  if (found.rows.length === 0) throw invalidField('category', 'not_of_model', { model: model.name })
}

function filled<S extends Said>(said: S, model: ChangeModelRow): S {
  const plans = Object.fromEntries(fixedPlans.flatMap((plan) => (model[plan] === null ? [] : [[plan, model[plan]]])))
  const { plannedFrom = null, plannedUntil = null } = said
  const until =
    plannedUntil ??
    (plannedFrom === null || model.windowMinutes === null ? null : after(plannedFrom, model.windowMinutes))
  return {
    ...said,
    title: said.title ?? model.title,
    description: said.description === '' ? (model.description ?? '') : said.description,
    category: said.category ?? model.categoryId,
    ...(model.impact === null ? {} : { impact: model.impact }),
    analysis: { ...said.analysis, ...plans },
    plannedUntil: until,
  }
}

const assigneesOf = ({ assigneeGroupId, assigneeUserId }: ChangeModelRow): RoleActor[] => [
  ...(assigneeUserId === null ? [] : [{ role: 'assignee' as const, type: 'user' as const, id: assigneeUserId }]),
  ...(assigneeGroupId === null ? [] : [{ role: 'assignee' as const, type: 'group' as const, id: assigneeGroupId }]),
]

const after = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000)

async function approvedWhy({ db, services, actor }: ActionContext, model: ChangeModelRow): Promise<Omit<Why, 'field'>> {
  const found = await sql<{ name: string | null }>`
    select name from app_user where id = ${model.approvedById}`.execute(db)
  const on = new Intl.DateTimeFormat(actor.language, { dateStyle: 'long', timeZone: services.timeZone })
  const params = {
    model: model.name,
    id: model.id,
    by: found.rows[0]?.name ?? 'Cigale',
    on: model.approvedAt === null ? '' : on.format(model.approvedAt),
  }
  return { rule: 'standard-change', params }
}
