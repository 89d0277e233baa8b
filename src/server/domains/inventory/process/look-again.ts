import { sql } from 'kysely'
import type { Subscriber } from '../../../engine/house.ts'

/** What was set aside is shown again: its section is looked at with the next message, to tell whether it is still there. */
export const lookAgainAtShown: Subscriber = {
  name: 'inventory.look-again-at-shown',
  events: ['asset.shown'],
  run: async ({ recordId, data }, { db }) => {
    await sql`
      update agent set section_hashes = section_hashes - ${String(data.section)}::text - ${`${String(data.section)}~`}::text
      where asset_id = ${recordId}`.execute(db)
  },
}

/**
 * A person ended a tie. Agents say nothing of what has not changed: what was heard of monitors is forgotten, so that a
 * tie that is really there comes back with the next message.
 */
export const lookAgain: Subscriber = {
  name: 'inventory.look-again',
  events: ['asset-link.removed'],
  run: async ({ recordId }, { db }) => {
    await sql`
      update agent set section_hashes = section_hashes - 'monitor'
      where asset_id = (select from_id from asset_link where id = ${recordId}) and section_hashes ? 'monitor'`.execute(
      db,
    )
  },
}
