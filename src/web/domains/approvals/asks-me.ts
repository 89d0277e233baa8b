import type { Condition } from '../../../shared/conditions/condition.ts'

/** Requests that wait for the answer of whoever looks: for himself, a group, or somebody who is away. */
export const asksMe: Condition = { has: 'voter', where: { field: 'user', op: 'is', value: '@me' } }
