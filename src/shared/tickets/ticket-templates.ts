import type { FieldError } from '../errors.ts'
import { boolean, choice, choices, type Field, integer, longText, reference, richText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'
import { analysisFields, changePlans, riskLevels } from './case-analysis.ts'
import type { TicketType } from './ticket.lifecycle.ts'
import { channels } from './tickets.kinds.ts'

/** Fields of the form that opens a case, as its body calls them: what a template may ask for, lock or leave out. */
export const openingFields = [
  'title',
  'description',
  'category',
  'urgency',
  'impact',
  'location',
  'channel',
  'assets',
  'attachments',
] as const
export type OpeningField = (typeof openingFields)[number]

/** What a template may lock or leave out: all but the category, which says what template it is. */
export const closableFields = openingFields.filter((field) => field !== 'category')

/** What the portal's form can ask. The desk fills in the rest. */
export const portalFields: readonly OpeningField[] = [
  'title',
  'description',
  'category',
  'urgency',
  'location',
  'assets',
  'attachments',
]

/** What a case may be asked to have before it is solved or closed. */
export const solvingFields = [
  'category',
  'location',
  'assignees',
  'observers',
  'assets',
  'slaResolve',
  'solutionType',
] as const
export type SolvingField = (typeof solvingFields)[number]

/** Analysis of problems and plans of changes that a template begins with. */
export const presetPlans = ['symptoms', 'causes', 'workaround', 'reasons', ...changePlans] as const

const planFields = Object.fromEntries([
  ['risk', choice(riskLevels, { namedBy: 'kind.ticket.choice.risk' })],
  ...presetPlans.map((plan) => [plan, longText()]),
]) as { risk: Field<(typeof riskLevels)[number] | null> } & Record<(typeof presetPlans)[number], Field<string | null>>

/** How a case of some sort is opened: values it begins with, what must be said, what is locked or left out. */
export const ticketTemplateKind = defineKind('ticket-template', {
  plural: 'ticket-templates',
  table: 'ticket_template',
  fields: {
    ...translated('name', text({ required: true })),
    forIncident: boolean(),
    forRequest: boolean(),
    forProblem: boolean(),
    forChange: boolean(),
    /** Cases of this entity, and of those below, whose category names no template. */
    defaultIn: reference('entity'),
    /** Cases that somebody with this profile opens, whose category names none: before the one of the entity. */
    defaultFor: reference('profile'),
    mandatory: choices(openingFields, { namedBy: 'kind.ticket-template.choice.form' }),
    readOnly: choices(closableFields, { namedBy: 'kind.ticket-template.choice.form' }),
    hidden: choices(closableFields, { namedBy: 'kind.ticket-template.choice.form' }),
    beforeSolving: choices(solvingFields, { namedBy: 'kind.ticket-template.choice.form' }),
    title: text({ max: 250 }),
    description: richText(),
    urgency: integer({ min: 1, max: 5 }),
    impact: integer({ min: 1, max: 5 }),
    location: reference('location'),
    channel: choice(channels, { namedBy: 'kind.ticket.choice.channel' }),
    assigneeGroup: reference('group'),
    assigneeUser: reference('user'),
    observerGroup: reference('group'),
    observerUser: reference('user'),
    slaOwn: reference('service-level'),
    slaResolve: reference('service-level'),
    olaOwn: reference('service-level'),
    olaResolve: reference('service-level'),
    contract: reference('contract'),
    /** Where nobody else was named; on the portal it is always whoever opens. */
    requester: reference('user'),
    asset: reference('asset'),
    /** A task for each line that says something. */
    tasks: longText(),
    /** Asked for as soon as the case is there. */
    approvalTemplate: reference('approval-template'),
    /** Of a change: days after it is opened, hour (`HH:MM`) and length of its window. */
    windowDays: integer({ min: 0, max: 365 }),
    windowTime: text({ max: 5 }),
    windowMinutes: integer({ min: 5, max: 43_200 }),
    /** Of a problem and a change: what their analysis and plans begin with. */
    ...planFields,
    comment: longText(),
  },
  list: ['name', 'forIncident', 'forRequest', 'forProblem', 'forChange', 'defaultIn'],
  sort: 'name',
  guard: 'dictionary',
})

/** The field by which a category names its template for a type: `templateIncident`. */
export const templateOf = (type: TicketType): string => `template${type.charAt(0).toUpperCase()}${type.slice(1)}`

export type FieldRule = 'mandatory' | 'readOnly' | 'hidden'
export const fieldRules = ['mandatory', 'readOnly', 'hidden'] as const satisfies readonly FieldRule[]

type Rules = Record<FieldRule, readonly string[]>

/** What a template sets: by the names of the opening's body, in its shapes. */
export interface TemplateValues {
  title?: string
  description?: string
  urgency?: number
  impact?: number
  location?: string
  channel?: string
  slaOwn?: string
  slaResolve?: string
  olaOwn?: string
  olaResolve?: string
  contract?: string
}

/** The plans of a template that a type of case knows, under what was said of them. */
export function withPlans(
  type: TicketType,
  plans: Readonly<Record<string, string | null>>,
  said: Readonly<Record<string, string | boolean | null>> = {},
): Record<string, string | boolean | null> {
  const known = Object.entries(plans).filter(([plan, words]) => plan in analysisFields[type]! && !isEmpty(words))
  return {
    ...Object.fromEntries(known),
    ...Object.fromEntries(Object.entries(said).filter(([, words]) => !isEmpty(words))),
  }
}

/** What the form that opens a case is told. A value that is not shown is not told. */
export interface OpeningForm {
  template: { id: string; name: string } | null
  fields: Partial<Record<OpeningField, { rule: FieldRule | null; value?: unknown }>>
}

export const ruleOf = (rules: Rules, field: string): FieldRule | null =>
  fieldRules.find((rule) => rules[rule].includes(field)) ?? null

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** A reference is given as its id or as records show it. */
const same = (left: unknown, right: unknown): boolean => String(left ?? '') === String(right ?? '')

/** The form of a template, its values as forms show them (a place with its name). */
export function formOf(template: Rules & { id: string; name: string }, shown: object): OpeningForm {
  const values = shown as Record<string, unknown>
  const fields = openingFields.flatMap((field) => {
    const rule = ruleOf(template, field)
    const value = rule === 'hidden' || isEmpty(values[field]) ? {} : { value: values[field] }
    return rule === null && !('value' in value) ? [] : [[field, { rule, ...value }]]
  })
  return { template: { id: template.id, name: template.name }, fields: Object.fromEntries(fields) }
}

/** What of the template's values comes to stand on the case: all that nobody has said otherwise. */
export function filledIn<V extends object>(values: V, given: object): Partial<V> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => !isEmpty(value) && isEmpty((given as Record<string, unknown>)[field]),
    ),
  ) as Partial<V>
}

/** Fields of the case that hold what the template says, typed again or not. */
export const heldOf = (values: object, final: object): string[] =>
  Object.entries(values).flatMap(([field, value]) =>
    !isEmpty(value) && same(value, (final as Record<string, unknown>)[field]) ? [field] : [],
  )

/**
 * What a template refuses in an opening: what it closes and somebody sets otherwise, what it asks for and nobody says.
 *
 * @param given what was said: absent = not said
 * @param asked the fields that the form of whoever opens can show
 */
export function refusedBy(
  template: Rules & { name: string; values: TemplateValues },
  given: object,
  asked: readonly OpeningField[],
): FieldError[] {
  const said = given as Record<string, unknown>
  const preset = template.values as Record<string, unknown>
  return openingFields.flatMap((field): FieldError[] => {
    const rule = ruleOf(template, field)
    const params = { template: template.name }
    if (rule === null) return []
    if (rule !== 'mandatory')
      return isEmpty(said[field]) || same(said[field], preset[field])
        ? []
        : [{ field, code: 'closed_by_template', params }]
    const isAsked = asked.includes(field) && isEmpty(said[field]) && isEmpty(preset[field])
    return isAsked ? [{ field, code: 'asked_by_template', params }] : []
  })
}

/** Rules that cannot all hold: a field under two of them, a case that could never have a title. */
export function contradictionsOf(rules: Rules, preset: { title?: unknown }): FieldError[] {
  const twice = openingFields.filter((field) => fieldRules.filter((rule) => rules[rule].includes(field)).length > 1)
  const isClosed = (field: string) => rules.readOnly.includes(field) || rules.hidden.includes(field)
  const untitled = isClosed('title') && isClosed('description') && isEmpty(preset.title)
  return [
    ...twice.map((field): FieldError => ({ field: ruleOf(rules, field)!, code: 'two_rules', params: { name: field } })),
    ...(untitled ? [{ field: 'title', code: 'required' }] : []),
  ]
}
