import { boolean, choice, instant, integer, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const nameSubjects = ['manufacturer', 'model', 'os', 'publisher'] as const
export type NameSubject = (typeof nameSubjects)[number]
export const nameMatches = ['exact', 'starts', 'pattern'] as const
export type NameMatch = (typeof nameMatches)[number]

/** What machines say → how it is written here. What was said stays beside it, in what was observed. */
export const nameRuleKind = defineKind('name-rule', {
  plural: 'name-rules',
  table: 'name_rule',
  fields: {
    subject: choice(nameSubjects, { required: true }),
    match: choice(nameMatches, { required: true }),
    value: text({ required: true, max: 200 }),
    becomes: text({ required: true, max: 200 }),
    isActive: boolean(),
    comment: longText(),
  },
  title: 'value',
  sort: 'value',
  list: ['subject', 'match', 'value', 'becomes', 'isActive'],
  guard: 'inventory',
})

/** How a program is written here: its title, its maker, how much of its version tells one from another. */
export const softwareRuleKind = defineKind('software-rule', {
  plural: 'software-rules',
  table: 'software_rule',
  fields: {
    match: choice(nameMatches, { required: true }),
    value: text({ required: true, max: 200 }),
    publisher: text({ max: 200 }),
    becomes: text({ max: 200 }),
    trims: boolean(),
    becomesPublisher: text({ max: 200 }),
    versionParts: integer({ min: 1, max: 4 }),
    category: text({ max: 200 }),
    hides: boolean(),
    isActive: boolean(),
    comment: longText(),
  },
  title: 'value',
  sort: 'value',
  list: ['match', 'value', 'becomes', 'category', 'isActive'],
  guard: 'inventory',
})

export const renamingStates = ['queued', 'running', 'done', 'undoing', 'undone', 'failed'] as const

/** The rules taken to all that is there already: how far, how many, and the way back. */
export const renamingKind = defineKind('renaming', {
  plural: 'renamings',
  isImported: false,
  fields: {
    state: choice(renamingStates, { required: true, system: true, silent: true }),
    user: reference('user', { system: true }),
    totalCount: integer({ required: true, system: true, silent: true }),
    changedCount: integer({ required: true, system: true, silent: true }),
    softwareCount: integer({ required: true, system: true, silent: true }),
    error: text({ system: true, silent: true, max: 500 }),
    finishedAt: instant({ system: true, silent: true }),
  },
  title: 'id',
  sort: '-createdAt',
  list: ['createdAt', 'state', 'changedCount', 'softwareCount', 'user', 'finishedAt'],
  hasTrash: false,
  guard: 'inventory',
})
