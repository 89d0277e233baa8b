import { choice, date, instant, integer, longText, reference, richText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { changePlans, riskLevels } from './case-analysis.ts'

/** How a change comes to be decided: known beforehand, one by one, or afterwards because it could not wait. */
export const changeTypes = ['standard', 'normal', 'emergency'] as const
export type ChangeType = (typeof changeTypes)[number]

/** What people say by hand; a standard change is opened from its model. */
export const saidChangeTypes = ['normal', 'emergency'] as const satisfies readonly ChangeType[]

export const modelStates = ['draft', 'approved', 'suspended'] as const

/** A change that is made again and again and was approved once for all: the catalogue of standard changes. */
export const changeModelKind = defineKind('change-model', {
  plural: 'change-models',
  table: 'change_model',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    /** For cases of this category and of those below; none = for any. */
    category: reference('ticket-category'),
    state: choice(modelStates, { required: true, system: true }),
    /** When it may be used, and when not. */
    about: longText(),
    /** The change that opens. */
    title: text({ required: true, max: 250 }),
    description: richText(),
    impact: integer({ min: 1, max: 5 }),
    risk: choice(riskLevels, { required: true, namedBy: 'kind.ticket.choice.risk' }),
    consequences: longText(),
    controlList: longText(),
    deploymentPlan: longText({ required: true }),
    backoutPlan: longText({ required: true }),
    testPlan: longText(),
    checklist: longText(),
    /** A task for each line that says something. */
    tasks: longText(),
    /** Of the window, where only its beginning is said. */
    windowMinutes: integer({ min: 5, max: 43_200 }),
    assigneeGroup: reference('group'),
    assigneeUser: reference('user'),
    approvedBy: reference('user', { system: true }),
    approvedAt: instant({ system: true }),
    /** Included; none = until somebody says otherwise. */
    validUntil: date({ system: true }),
    reviewOn: date({ system: true }),
    /** Why it was suspended. */
    stateReason: text({ max: 1000, system: true, hidden: true }),
    comment: longText(),
  },
  list: ['name', 'state', 'risk', 'category', 'validUntil', 'reviewOn', 'entity'],
  sort: 'name',
  entityField: 'entity',
})

/** Plans and risk that a model fixes on its changes; what else is said of them is said by whoever opens one. */
export const fixedPlans = ['risk', ...changePlans] as const

/** What was approved: whoever changes one of these changes what was approved, and it is to be approved anew. */
export const approvedFields = [
  ...fixedPlans,
  'category',
  'about',
  'title',
  'description',
  'impact',
  'tasks',
  'windowMinutes',
] as const

/** Why a model serves nobody at the moment; null = it may be used. `today`: `YYYY-MM-DD`. */
export function unusableBy(
  { state, validUntil }: { state: string; validUntil: string | null },
  today: string,
): 'draft' | 'suspended' | 'expired' | null {
  if (state !== 'approved') return state as 'draft' | 'suspended'
  return validUntil !== null && validUntil < today ? 'expired' : null
}

const blank = (value: unknown): string => String(value ?? '').trim()

/** Plans that say something else than what is fixed, by name; a plan that says nothing is the same as none. */
export const otherPlans = (fixed: Record<string, unknown>, said: Record<string, unknown>): string[] =>
  fixedPlans.filter((plan) => plan in said && blank(said[plan]) !== blank(fixed[plan]))
