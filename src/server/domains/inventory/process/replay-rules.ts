import { sql, type Transaction } from 'kysely'
import type { Row } from '../../../../shared/conditions/evaluate.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { readSetting } from '../../../engine/settings.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory } from '../neutral.ts'
import { askRules, type Ruled, unruled } from './ask-rules.ts'
import type { Facts } from './facts.ts'

/** What of an asset the rules of arrival may say again, by the setting inventory.replayRules. */
const replayed: Record<string, readonly string[]> = {
  never: [],
  location: ['locationId'],
  entity: ['entityId', 'locationId'],
}

export async function replayedProperties(
  services: Services,
  transaction: Transaction<Tables>,
): Promise<readonly string[]> {
  return replayed[await readSetting<string>(transaction, services.house, 'inventory.replayRules')] ?? []
}

/** Asks the rules of arrival about a machine that the register knows; of what they say only these properties count. */
export async function askAgain(
  services: Services,
  transaction: Transaction<Tables>,
  asked: { neutral: NeutralInventory; facts: Facts; assetId: string },
  properties: readonly string[],
): Promise<Ruled> {
  const found = await sql<Row>`select * from asset where id = ${asked.assetId}`.execute(transaction)
  const standing = found.rows[0]
  if (standing === undefined) return unruled
  const entityId = String(standing.entityId)
  const ruled = await askRules(services, transaction, { ...asked, entityId, standing, isAccepted: true })
  const values = Object.fromEntries(
    Object.entries(ruled.values).filter(
      ([property, value]) => properties.includes(property) && String(value) !== String(standing[property]),
    ),
  )
  return Object.keys(values).length === 0 ? unruled : { ...ruled, values }
}
