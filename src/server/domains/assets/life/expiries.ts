import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { integer } from '../../../../shared/fields/index.ts'
import type { DueDate } from '../../../engine/due-dates.ts'
import type { SettingDefinition } from '../../../engine/house.ts'

/** Of this type, and not given up. */
const living = (type: string) => (alias: string) =>
  sql<boolean>`${sql.ref(`${alias}.type`)} = ${type} and not exists (
    select 1 from asset_state gone where gone.id = ${sql.ref(`${alias}.state_id`)} and gone.phase in ('retired', 'lost'))`

/** What stops working on its day: certificates and domain names, also those said to renew themselves (cards expire). */
export const expiryDates: readonly DueDate[] = [
  {
    sort: 'certificate-end',
    kind: assetKind,
    field: 'expiresOn',
    setting: 'assets.certificateEndDays',
    where: living('certificate'),
  },
  {
    sort: 'domain-end',
    kind: assetKind,
    field: 'expiresOn',
    setting: 'assets.domainEndDays',
    where: (alias) =>
      sql`${living('domain')(alias)} and (${sql.ref(`${alias}.custom`)} ->> 'isInactive') is distinct from 'true'`,
  },
  { sort: 'line-end', kind: assetKind, field: 'endsOn', setting: 'assets.lineEndDays', where: living('line') },
]

const days = (key: string, usual: number): SettingDefinition => ({
  key,
  field: integer({ required: true, min: 0, max: 730 }),
  default: usual,
})

export const expirySettings: readonly SettingDefinition[] = [
  days('assets.certificateEndDays', 30),
  days('assets.domainEndDays', 60),
  days('assets.lineEndDays', 60),
]
