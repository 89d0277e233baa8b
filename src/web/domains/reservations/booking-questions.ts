import type { Condition } from '../../../shared/conditions/condition.ts'

const state = (value: string): Condition => ({ field: 'state', op: 'is', value })

/** Should be back and is not. */
export const isLate: Condition = { all: [state('lent'), { field: 'endsAt', op: 'lt', value: 'now' }] }

/** Still to come: booked, or waiting for a yes. */
export const isComing: Condition = {
  all: [
    { field: 'state', op: 'in', value: ['asked', 'booked'] },
    { field: 'endsAt', op: 'gte', value: 'now' },
  ],
}

/** Something stands in its way. */
export const isInTrouble: Condition = { has: 'trouble' }

export const isOut = state('lent')
export const isMine: Condition = { field: 'user', op: 'is', value: '@me' }
