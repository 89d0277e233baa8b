import { boolean, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { treeFields } from '../kinds/tree-fields.ts'

/** In what way a case was solved, in the words of the site: repaired, replaced, explained, no fault found. */
export const solutionTypeKind = defineKind('solution-type', {
  plural: 'solution-types',
  table: 'solution_type',
  fields: {
    name: text({ required: true }),
    forIncident: boolean(),
    forRequest: boolean(),
    forProblem: boolean(),
    forChange: boolean(),
    comment: longText(),
  },
  list: ['name', 'forIncident', 'forRequest', 'forProblem', 'forChange'],
  sort: 'name',
  guard: 'dictionary',
})

/** What sort of work a task is: by it the time spent is added up. */
export const taskCategoryKind = defineKind('task-category', {
  plural: 'task-categories',
  table: 'task_category',
  fields: {
    name: text({ required: true }),
    parent: reference('task-category'),
    ...treeFields,
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName', 'comment'],
  isTree: true,
  guard: 'dictionary',
})

/** By which way an answer came in: the phone, a visit, a letter. */
export const requestSourceKind = defineKind('request-source', {
  plural: 'request-sources',
  table: 'request_source',
  fields: { name: text({ required: true }), comment: longText() },
  list: ['name', 'comment'],
  sort: 'name',
  guard: 'dictionary',
})
