import { conditionSchema } from '../conditions/condition.ts'
import { boolean, choice, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** Kinds that audits look through: those with a list of their own and a unit they belong to. */
export const auditSubjects = ['asset', 'licence', 'contract', 'user'] as const
export type AuditSubject = (typeof auditSubjects)[number]

/** The gravest last, so that lists sorted downwards begin with them. */
export const severities = ['info', 'warning', 'serious'] as const

/** Something that should not be: records that meet the condition, in a unit and those below it. */
export const auditRuleKind = defineKind('audit-rule', {
  plural: 'audit-rules',
  table: 'audit_rule',
  fields: {
    name: text({ required: true }),
    subject: choice(auditSubjects, { required: true }),
    severity: choice(severities, { required: true }),
    isActive: boolean(),
    entity: reference('entity', { required: true }),
    /** Who is to put it right. */
    group: reference('group'),
    condition: json(conditionSchema),
    /** Which of the shipped audits it was; no form offers it. */
    code: text({ max: 50, system: true, silent: true }),
    comment: longText(),
  },
  list: ['name', 'severity', 'subject', 'group', 'isActive'],
  sort: 'name',
  isImported: false,
  entityField: 'entity',
  guard: 'audit',
  page: '/audits/:id',
})
