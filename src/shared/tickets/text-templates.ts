import { boolean, choice, integer, longText, reference, richText, text } from '../fields/index.ts'
import { fillHtml, unknownPlaceholder } from '../fill-placeholders.ts'
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

/** The first placeholder that stands for nothing; null = all are known. */
export const unknownVariable = (html: string): string | null => unknownPlaceholder(html, textVariables)

/** The template with the values of a case in it. HTML in, HTML out. */
export const fillText = (html: string, values: TextValues): string => fillHtml(html, values)
