import { escapeHtml } from '../escape-html.ts'
import { boolean, choice, integer, longText, reference, richText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'
import { entryTypes } from './tickets.kinds.ts'

/** What a template may stand for: `{{title}}` becomes the title of the case. */
export const textVariables = [
  'number',
  'title',
  'requester',
  'assignee',
  'category',
  'entity',
  'location',
  'assets',
  'opened',
  'today',
  'author',
] as const
export type TextVariable = (typeof textVariables)[number]
export type TextValues = Record<TextVariable, string>

/** Words that are written often: replies, notes, tasks, solutions. */
export const textTemplateKind = defineKind('text-template', {
  plural: 'text-templates',
  table: 'text_template',
  fields: {
    ...translated('name', text({ required: true })),
    usage: choice(entryTypes, { required: true, namedBy: 'kind.ticket-entry.choice.type' }),
    body: richText({ required: true }),
    forIncident: boolean(),
    forRequest: boolean(),
    forProblem: boolean(),
    forChange: boolean(),
    /** Of the task that is planned with it. */
    minutes: integer({ min: 1, max: 60_000 }),
    taskCategory: reference('task-category'),
    group: reference('group'),
    /** Of the solution that is proposed with it. */
    solutionType: reference('solution-type'),
    /** Of the answer that is noted with it. */
    source: reference('request-source'),
    comment: longText(),
  },
  list: ['name', 'usage', 'forIncident', 'forRequest', 'forProblem', 'forChange'],
  sort: 'name',
  guard: 'dictionary',
})

const placeholder = /\{\{\s*([^{}<>]{1,40}?)\s*\}\}/g
const isVariable = (name: string): name is TextVariable => (textVariables as readonly string[]).includes(name)

/** The first placeholder that stands for nothing; null = all are known. */
export const unknownVariable = (html: string): string | null =>
  [...html.matchAll(placeholder)].map((match) => match[1]!).find((name) => !isVariable(name)) ?? null

/** The template with the values of a case in it. HTML in, HTML out: values are text and cannot become markup. */
export const fillText = (html: string, values: TextValues): string =>
  html.replace(placeholder, (whole, name: string) => (isVariable(name) ? escapeHtml(values[name]) : whole))
