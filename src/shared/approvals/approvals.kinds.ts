import { z } from 'zod'
import { boolean, choice, instant, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { answers, keptStepSchema, stepSchema } from './approval-plan.ts'

/** Somebody asks whether a record of some kind may go on as it stands. It hangs on the record by kind and id. */
export const approvalKind = defineKind('approval', {
  plural: 'approvals',
  isImported: false,
  fields: {
    /** What is asked about, as it was called then. */
    name: text({ required: true, system: true }),
    state: choice(['open', 'approved', 'refused', 'withdrawn'], { required: true, system: true }),
    askedBy: reference('user', { system: true }),
    askedAt: instant({ required: true, system: true }),
    /** The step that is being asked, or at which it ended; 1 = the first. */
    step: integer({ required: true, min: 1, system: true }),
    steps: json(z.array(keptStepSchema), { system: true }),
    comment: longText({ system: true }),
    stepAskedAt: instant({ required: true, system: true, silent: true, hidden: true }),
    decidedAt: instant({ system: true }),
    remindedAt: instant({ system: true }),
    subjectKind: text({ required: true, system: true, hidden: true }),
    subjectId: integer({ required: true, system: true, hidden: true }),
  },
  relations: {
    /** Those who may answer now, groups and deputies by the person: `voter.user:@me`. */
    voter: { fields: { name: text(), user: reference('user') }, named: 'name', kind: 'user' },
  },
  list: ['name', 'state', 'askedBy', 'askedAt', 'decidedAt'],
  sort: '-askedAt',
  hasTrash: false,
  page: '/approvals/:id',
})

/** One voice of a step: a person, or a group for which any member (or manager) speaks. */
export const approverKind = defineKind('approver', {
  plural: 'approvers',
  isImported: false,
  fields: {
    approval: reference('approval', { required: true, system: true }),
    step: integer({ required: true, min: 1, system: true }),
    user: reference('user', { system: true }),
    group: reference('group', { system: true }),
    managersOnly: boolean({ system: true }),
    answer: choice(answers, { system: true }),
    answeredBy: reference('user', { system: true }),
    answeredFor: reference('user', { system: true }),
    byLink: boolean({ system: true }),
    answeredAt: instant({ system: true }),
    comment: longText({ system: true }),
  },
  title: 'id',
  sort: 'id',
  list: ['approval', 'step', 'user', 'group', 'answer', 'answeredBy', 'answeredFor', 'answeredAt'],
  oneOf: ['user', 'group'],
  hasTrash: false,
  guard: 'approval',
})

/** Whom one asks again and again, and in which order: chosen when asking, and by templates of cases. */
export const approvalTemplateKind = defineKind('approval-template', {
  plural: 'approval-templates',
  table: 'approval_template',
  fields: {
    name: text({ required: true }),
    steps: json(z.array(stepSchema).max(10)),
    /** What one should know. */
    comment: longText({ max: 2000 }),
  },
  list: ['name', 'comment'],
  sort: 'name',
  isImported: false,
})

/** While somebody is away another may answer for them. */
export const deputyKind = defineKind('deputy', {
  plural: 'deputies',
  isImported: false,
  fields: {
    /** Who is away; left out: whoever writes. */
    user: reference('user'),
    deputy: reference('user', { required: true }),
    startsAt: instant({ required: true, isAppointment: true }),
    endsAt: instant({ required: true, isAppointment: true }),
    comment: text({ max: 200 }),
  },
  title: 'id',
  sort: '-startsAt',
  list: ['user', 'deputy', 'startsAt', 'endsAt', 'comment'],
  hasTrash: false,
})
