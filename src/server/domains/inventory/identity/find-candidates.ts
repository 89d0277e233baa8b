import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { canonicalUuid, type Evidence, makerKey } from './evidence.ts'
import type { Candidate } from './score.ts'

const most = 20

interface Found {
  assetId: string
  name: string
  type: string
  serial: string | null
  uuid: string | null
  maker: string | null
  isSeen: boolean
  evidence: Evidence[]
}

/**
 * Assets that share evidence with the message, in every entity; also those a person recorded before any agent spoke of
 * them, by serial, UUID, inventory number or name. One statement, by indexes.
 */
export async function findCandidates(
  db: Kysely<Tables>,
  evidence: readonly Evidence[],
  said: { serial: string | null; uuid: string | null; tag: string | null; name: string | null },
  type: string,
): Promise<Candidate[]> {
  const sorts = evidence.map((each) => each.sort)
  const values = evidence.map((each) => each.value)
  const found = await sql<Found>`
    with near as (
      select distinct e.asset_id from asset_evidence e join unnest(${sorts}::text[], ${values}::text[]) as s(sort, value) on e.sort = s.sort and e.value = s.value
      union select id from asset where ${said.serial}::text is not null and upper(serial) = upper(${said.serial}::text)
      union select id from asset where ${said.uuid}::text is not null and lower(uuid) = lower(${said.uuid}::text)
      union select id from asset where ${said.tag}::text is not null and upper(inventory_number) = upper(${said.tag}::text)
      union select id from asset where ${said.name}::text is not null and plain(name) = plain(${said.name}::text) and last_inventory_at is null)
    select a.id as asset_id, a.name, a.type, a.serial, a.uuid, m.name as maker, a.last_inventory_at is not null as is_seen,
      coalesce((select json_agg(json_build_object('sort', e.sort, 'value', e.value)) from asset_evidence e where e.asset_id = a.id), '[]') as evidence
    from near join asset a on a.id = near.asset_id left join manufacturer m on m.id = a.manufacturer_id
    where a.deleted_at is null and a.type = ${type} limit ${most}`.execute(db)
  return found.rows.map((row) => ({
    assetId: row.assetId,
    name: row.name,
    type: row.type,
    evidence: row.isSeen ? row.evidence : [...row.evidence, ...declaredEvidence(row)],
  }))
}

/** What a person wrote counts as evidence until an agent has spoken. */
function declaredEvidence(row: Found): Evidence[] {
  const list: Evidence[] = [{ sort: 'name', value: row.name.trim().toUpperCase() }]
  if (row.serial !== null) {
    const maker = makerKey(row.maker)
    list.push(
      { sort: 'serial', value: `${maker} ${row.serial.trim().toUpperCase()}` },
      { sort: 'serial', value: ` ${row.serial.trim().toUpperCase()}` },
    )
  }
  if (row.uuid !== null) list.push({ sort: 'uuid', value: canonicalUuid(row.uuid) })
  return list
}
