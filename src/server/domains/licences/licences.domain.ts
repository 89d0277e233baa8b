import { sql } from 'kysely'
import { integer } from '../../../shared/fields/index.ts'
import { licenceKind, licenceSeatKind } from '../../../shared/licences/licences.kinds.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { through } from '../../engine/access/through.ts'
import type { MountedRoute, RelationSql, Room } from '../../engine/house.ts'
import { dayIn } from '../../engine/today.ts'
import { assignSeat, unassignSeat } from './actions/assign-seat.ts'
import { revealKey, setKey } from './actions/licence-key.ts'
import { createLicence, removeLicence, restoreLicence, updateLicence } from './actions/write-licence.ts'
import { recount } from './compliance.ts'

/** `licence:(compliance:short)` in the list of programs: what the rights to a program are worth. */
const licencesOfSoftware: RelationSql = {
  from: sql`licence sl`,
  record: 'sl',
  on: (outer) => sql`sl.software_id = ${sql.ref(`${outer}.id`)} and sl.deleted_at is null`,
  fields: { id: sql`sl.id`, name: sql`sl.name`, compliance: sql`sl.compliance`, expiresOn: sql`sl.expires_on` },
}

/** Seats are seen and given with their licence. */
const seatAccess = through({ kind: licenceKind }, 'licence_id')

export const licencesRoom: Room = {
  name: 'licences',
  relations: { software: { licence: licencesOfSoftware } },
  kinds: [
    {
      kind: licenceKind,
      hasDocuments: true,
      hasNotes: true,
      copied: { empties: ['inventoryNumber'] },
      searchExtra: (_row, names) => names.software ?? '',
      exact: (row) =>
        typeof row.inventoryNumber === 'string' && row.inventoryNumber !== ''
          ? [{ sort: 'inventoryNumber', value: row.inventoryNumber }]
          : [],
      subtitle: (alias) => sql`(select s.name from software s where s.id = ${sql.ref(`${alias}.software_id`)})`,
    },
    { kind: licenceSeatKind, access: seatAccess },
  ],
  actions: [createLicence, updateLicence, removeLicence, restoreLicence, assignSeat, unassignSeat, setKey, revealKey],
  routes: [
    {
      // Not the generic one: its answer is the record read again, this one holds the key.
      route: defineRoute({
        method: 'POST',
        path: '/licences/:id/reveal-key',
        summary: 'licence.reveal-key',
        tag: 'licences',
      }) as MountedRoute['route'],
      action: revealKey,
    },
  ],
  settings: [
    /** Days before the end of a licence at which it is told and shown under "to watch". */
    { key: 'licences.endDays', field: integer({ required: true, min: 0, max: 730 }), default: 60 },
  ],
  dueDates: [
    {
      sort: 'licence-end',
      kind: licenceKind,
      field: 'expiresOn',
      setting: 'licences.endDays',
      where: (alias) => sql<boolean>`${sql.ref(`${alias}.state`)} = 'active'`,
    },
  ],
  subscribers: [
    {
      // Programs were put under other titles: what is installed of each is another figure at once.
      name: 'licences.follow-titles',
      events: ['software.settled'],
      run: async (_event, { db, now, timeZone }) => {
        await recount(db, dayIn(now(), timeZone), null)
      },
    },
  ],
  jobs: [
    {
      // Programs come and go with inventories, licences end with days.
      name: 'licences.recount',
      cron: '*/10 * * * *',
      run: async (_data, { db, now, timeZone }) => ({ changed: await recount(db, dayIn(now(), timeZone), null) }),
    },
  ],
}
