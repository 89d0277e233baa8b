import { sql } from 'kysely'
import { integer } from '../../../../shared/fields/index.ts'
import { changeModelKind } from '../../../../shared/tickets/change-models.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { DueDate } from '../../../engine/due-dates.ts'
import type { SettingDefinition } from '../../../engine/house.ts'

const reviewAhead = 'ticket.review-ahead'
const modelAhead = 'ticket.model-ahead'

const days = (key: string, usual: number): SettingDefinition => ({
  key,
  field: integer({ required: true, min: 0, max: 365 }),
  default: usual,
})

export const changeDateSettings = [days(reviewAhead, 3), days(modelAhead, 30)]

const isApproved = (alias: string) => sql<boolean>`${sql.ref(`${alias}.state`)} = 'approved'`

/** Changes to look back on, and standard changes whose approval ends or is to be looked at again. */
export const changeDueDates: readonly DueDate[] = [
  {
    sort: 'change-review',
    kind: ticketKind,
    field: 'reviewDueOn',
    setting: reviewAhead,
    where: (alias) => sql<boolean>`${sql.ref(`${alias}.outcome`)} is null`,
  },
  { sort: 'model-end', kind: changeModelKind, field: 'validUntil', setting: modelAhead, where: isApproved },
  { sort: 'model-review', kind: changeModelKind, field: 'reviewOn', setting: modelAhead, where: isApproved },
]
