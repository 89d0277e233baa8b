import type { Condition } from '../conditions/condition.ts'

/** Cases that wait for something: neither solved nor over. */
export const isOpenCase: Condition = { field: 'phase', op: 'is', value: 'open' }
