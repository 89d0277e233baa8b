import type { Condition } from '../conditions/condition.ts'

/** Cases that wait for something: neither solved nor over. */
export const isOpenCase: Condition = { field: 'phase', op: 'is', value: 'open' }

/** Nobody has it: no technician, no group, no supplier. */
export const isUnassigned: Condition = {
  all: [
    isOpenCase,
    { not: { has: 'assignee' } },
    { not: { has: 'party', where: { field: 'role', op: 'is', value: 'assignee' } } },
  ],
}
