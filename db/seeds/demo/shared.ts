import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/** What the head office has for everybody: its contracts and licences, and the machines of the whole agency. */
export async function demoShared(writer: Writer): Promise<void> {
  for (const kind of ['contract', 'licence', 'asset']) {
    const found = await sql<{ id: string }>`
      select r.id from ${sql.table(kind)} r join entity e on e.id = r.entity_id
      where e.parent_id is null and r.deleted_at is null order by r.id limit 8`.execute(writer.db)
    for (const { id } of found.rows) await writer.attempt(`${kind}.update`, { id, isRecursive: true })
  }
}
