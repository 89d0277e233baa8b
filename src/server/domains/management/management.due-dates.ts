import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { contractKind, purchaseKind } from '../../../shared/management/management.kinds.ts'
import type { DueDate } from '../../engine/due-dates.ts'

const isActive = (alias: string) => sql<boolean>`${sql.ref(`${alias}.state`)} = 'active'`

/** What people should see coming. The notice comes before the end: past it, the contract goes on by itself. */
export const managementDueDates: readonly DueDate[] = [
  {
    sort: 'contract-notice',
    kind: contractKind,
    field: 'noticeOn',
    setting: 'management.contractNoticeDays',
    where: isActive,
  },
  { sort: 'contract-end', kind: contractKind, field: 'endsOn', setting: 'management.contractEndDays', where: isActive },
  {
    sort: 'warranty-end',
    kind: purchaseKind,
    field: 'warrantyEnd',
    setting: 'management.warrantyEndDays',
    where: (alias) => sql<boolean>`${sql.ref(`${alias}.decommissioned_on`)} is null`,
    about: { kind: assetKind, field: 'asset' },
  },
]
