import { type Kysely, sql } from 'kysely'
import type { KindEntry } from '../../src/server/engine/house.ts'
import type { Tables } from '../../src/server/platform/db/tables.gen.ts'
import type { Row } from '../../src/shared/conditions/evaluate.ts'
import { columnOf, type Kind, propertyOf } from '../../src/shared/kinds/define-kind.ts'
import { deviceKind, personKind, sampleKinds, sampleTables } from './sample-kinds.ts'
import type { SampleRows } from './sample-rows.ts'

type Db = Kysely<Tables>

/** The sample kinds as a house holds them, with the SQL of their relations. */
export const sampleEntries = new Map<string, KindEntry>(sampleKinds.map((kind) => [kind.name, { kind }]))
sampleEntries.set('device', {
  kind: deviceKind,
  relations: {
    software: {
      from: sql`device_software ds`,
      on: (outer) => sql`ds.device_id = ${sql.ref(`${outer}.id`)}`,
      fields: { name: sql`ds.name`, version: sql`ds.version`, installDate: sql`ds.install_date` },
    },
    borrower: {
      from: sql`device_borrower db join person bp on bp.id = db.person_id`,
      on: (outer) => sql`db.device_id = ${sql.ref(`${outer}.id`)}`,
      fields: { id: sql`bp.id`, name: sql`bp.name`, role: sql`db.role` },
      shared: {
        fields: ['id', 'name'],
        from: sql`person bp`,
        key: sql`bp.id`,
        rows: sql`device_borrower db`,
        pointer: sql`db.person_id`,
      },
    },
  },
})
sampleEntries.set('person', {
  kind: personKind,
  relations: {
    device: {
      from: sql`device pd`,
      on: (outer) => sql`pd.user_id = ${sql.ref(`${outer}.id`)}`,
      fields: { id: sql`pd.id`, name: sql`pd.name`, serial: sql`pd.serial` },
    },
  },
})

/** Makes the tables of the sample kinds and fills them. */
export async function fillSampleTables(db: Db, rows: SampleRows): Promise<void> {
  await sql.raw(sampleTables).execute(db)
  for (const kind of sampleKinds) await insertAll(db, kind, rows[kind.name as keyof SampleRows])
  for (const row of rows.software) {
    await sql`insert into device_software values (${row.deviceId}, ${row.name}, ${row.version}, ${row.installDate})`.execute(
      db,
    )
  }
  for (const row of rows.borrower) {
    await sql`insert into device_borrower values (${row.deviceId}, ${row.id}, ${row.role})`.execute(db)
  }
}

async function insertAll(db: Db, kind: Kind, all: readonly Row[]): Promise<void> {
  for (const row of all) {
    const fields = Object.entries(kind.fields).map(([name, field]) => ({
      column: columnOf(name, field),
      value: row[propertyOf(name, field)],
      field,
      name,
    }))
    const values = fields.map(({ value, name, field }) =>
      field.type === 'json' && name !== 'path' ? sql`${JSON.stringify(value)}::jsonb` : sql`${value ?? null}`,
    )
    await sql`
      insert into ${sql.table(kind.table)} (id, updated_at, created_at, ${sql.join(fields.map(({ column }) => sql.ref(column)))})
      values (${row.id}, ${row.updatedAt}, ${row.createdAt}, ${sql.join(values)})`.execute(db)
  }
}
