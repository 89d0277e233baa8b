import type { Condition, ConditionValue } from '../conditions/condition.ts'
import type { Operator } from '../fields/index.ts'
import type { AuditSubject, severities } from './audits.kinds.ts'

export interface ShippedAudit {
  /** Names it in the locales: `audits.shipped.<code>.name`, `.comment`. */
  code: string
  subject: AuditSubject
  severity: (typeof severities)[number]
  condition: Condition
}

const is = (field: string, op: Operator, value?: ConditionValue): Condition =>
  value === undefined ? { field, op } : { field, op, value }
const all = (...parts: Condition[]): Condition => ({ all: parts })
const any = (...parts: Condition[]): Condition => ({ any: parts })

const inUse = is('state.phase', 'in', ['in_use', 'on_loan'])
/** Neither gone nor still to come. */
const present = is('state.phase', 'in', ['in_stock', 'in_use', 'on_loan', 'in_repair'])
/** Things one can put a label on. */
const tangible = is('type', 'in', [
  'computer',
  'monitor',
  'printer',
  'phone',
  'network-equipment',
  'rack',
  'enclosure',
  'pdu',
  'ups',
])

/** What every register is looked through for; each may be changed, switched off or thrown away. */
export const shippedAudits: readonly ShippedAudit[] = [
  {
    code: 'no-location',
    subject: 'asset',
    severity: 'warning',
    condition: all(tangible, present, is('location', 'empty')),
  },
  {
    code: 'no-holder',
    subject: 'asset',
    severity: 'warning',
    condition: all(is('type', 'in', ['computer', 'phone']), inUse, is('user', 'empty'), is('group', 'empty'), {
      not: is('chassis', 'in', ['server', 'virtual']),
    }),
  },
  {
    code: 'warranty-ended',
    subject: 'asset',
    severity: 'info',
    condition: all(inUse, { has: 'purchase', where: is('warrantyEnd', 'lt', 'today') }),
  },
  { code: 'same-serial', subject: 'asset', severity: 'serious', condition: { has: 'twin' } },
  {
    code: 'unknown-network',
    subject: 'asset',
    severity: 'warning',
    condition: all(inUse, {
      has: 'networkPort',
      where: all(is('ip', 'notEmpty'), is('network', 'empty'), {
        not: is('ip', 'under', ['127.0.0.0/8', '169.254.0.0/16', '::1/128', 'fe80::/10']),
      }),
    }),
  },
  { code: 'leavers', subject: 'asset', severity: 'serious', condition: is('user.isActive', 'is', false) },
  {
    code: 'not-seen',
    subject: 'asset',
    severity: 'warning',
    condition: all(inUse, is('lastInventoryAt', 'lt', 'now-30d')),
  },
  {
    code: 'no-inventory-number',
    subject: 'asset',
    severity: 'info',
    condition: all(tangible, present, is('inventoryNumber', 'empty')),
  },
  {
    code: 'no-model',
    subject: 'asset',
    severity: 'info',
    condition: all(tangible, present, any(is('model', 'empty'), is('manufacturer', 'empty'))),
  },
  {
    code: 'licence-gap',
    subject: 'licence',
    severity: 'serious',
    condition: all(
      is('state', 'is', 'active'),
      any(is('compliance', 'is', 'short'), all(is('allowsExcess', 'is', false), is('freeSeats', 'lt', 0))),
    ),
  },
  {
    code: 'licence-expired',
    subject: 'licence',
    severity: 'warning',
    condition: all(is('state', 'is', 'active'), is('expiresOn', 'lt', 'today')),
  },
  {
    code: 'contract-ended',
    subject: 'contract',
    severity: 'warning',
    condition: all(is('state', 'is', 'active'), is('endsOn', 'lt', 'today')),
  },
]
