import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { uuidOrders } from '../process/uuid-orders.ts'
import { canonicalUuid, type Evidence, makerKey } from './evidence.ts'
import type { Candidate } from './score.ts'

/** A value that more assets share identifies nobody, junk list or not. */
const common = 30
const mostCandidates = 20
const unmanaged = 'unmanaged'

/** A message whose machine is looked for. */
export interface Wanted {
  evidence: readonly Evidence[]
  said: { serial: string | null; uuid: string | null; tag: string | null; name: string | null }
  type: string
}

/** Assets that share evidence with each message, in every entity: those agents spoke of, and those a person recorded before. */
export async function findCandidates(db: Kysely<Tables>, wanted: readonly Wanted[]): Promise<Candidate[][]> {
  if (wanted.length === 0) return []
  const near = await findNear(db, wanted)
  const ids = [...new Set(near.flatMap((each) => [...each.keys()]))]
  const assets = await loadCandidates(db, ids)
  return near.map((shared, index) =>
    [...shared]
      .sort(([, one], [, other]) => other - one)
      .flatMap(([id]) => assets.get(id) ?? [])
      .filter((asset) => mayBe(asset.type, wanted[index]!.type))
      .slice(0, mostCandidates),
  )
}

/** What was only seen may be anything, and what is known by sight only may turn out to be anything. */
const mayBe = (known: string, told: string): boolean => known === told || known === unmanaged || told === unmanaged

/** Ids of assets near each message, with how many pieces of evidence they share. Two index lookups a piece. */
async function findNear(db: Kysely<Tables>, wanted: readonly Wanted[]): Promise<Map<string, number>[]> {
  const asked = wanted.flatMap(({ evidence }, message) => evidence.map(({ sort, value }) => ({ message, sort, value })))
  const said = wanted.map(({ said: { serial, uuid, tag, name } }, message) => ({
    message,
    serial,
    uuids: uuid === null ? [] : [...new Set([uuid.toLowerCase(), ...uuidOrders(uuid)])],
    tag,
    name,
  }))
  const found = await sql<{ message: number; assetId: string; sort: string; value: string }>`${prepared}
    select q.message, e.asset_id, q.sort, q.value from json_to_recordset(${JSON.stringify(asked)}::json) as q(message int, sort text, value text)
    cross join lateral (select asset_id from asset_evidence e where e.sort = q.sort and e.value = q.value limit ${common}) e
    union all
    select q.message, d.id, 'declared', d.sort from json_to_recordset(${JSON.stringify(said)}::json) as q(message int, serial text, uuids text[], tag text, name text)
    cross join lateral (
      (select a.id, 'serial' as sort from asset a where upper(a.serial) = upper(q.serial) limit ${common}) union all
      (select a.id, 'uuid' from asset a where lower(a.uuid) = any(q.uuids) limit ${common}) union all
      (select a.id, 'tag' from asset a where upper(a.inventory_number) = upper(q.tag) limit ${common}) union all
      (select a.id, 'name' from asset a where a.name = q.name and a.last_inventory_at is null and a.deleted_at is null limit ${common})) d`.execute(
    db,
  )
  const uses = new Map<string, number>()
  const keyOf = (row: { message: number; sort: string; value: string }) => `${row.message} ${row.sort} ${row.value}`
  for (const row of found.rows) uses.set(keyOf(row), (uses.get(keyOf(row)) ?? 0) + 1)
  const near = wanted.map(() => new Map<string, number>())
  for (const row of found.rows) {
    if (uses.get(keyOf(row))! >= common) continue
    const own = near[row.message]!
    own.set(row.assetId, (own.get(row.assetId) ?? 0) + 1)
  }
  return near
}

interface Found extends Omit<Candidate, 'evidence'> {
  serial: string | null
  uuid: string | null
  inventoryNumber: string | null
  maker: string | null
  evidence: Evidence[]
}

async function loadCandidates(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Candidate>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Found>`${prepared}
    select a.id as asset_id, a.name, a.type, a.serial, a.uuid, a.inventory_number, m.name as maker,
      a.deleted_at is not null as is_trashed, a.last_inventory_at is not null as is_seen,
      array(select g.name from agent g where g.asset_id = a.id and g.last_inventory_at > now() - interval '1 day') as programs,
      coalesce((select json_agg(json_build_object('sort', e.sort, 'value', e.value)) from asset_evidence e where e.asset_id = a.id), '[]') as evidence
    from asset a left join manufacturer m on m.id = a.manufacturer_id where a.id = any(${[...ids]}::bigint[])`.execute(
    db,
  )
  return new Map(
    found.rows.map(({ serial, uuid, inventoryNumber, maker, ...row }) => [
      row.assetId,
      { ...row, evidence: [...row.evidence, ...declaredEvidence({ ...row, serial, uuid, inventoryNumber, maker })] },
    ]),
  )
}

/** A host lists its machines by UUIDs in another byte order than they tell themselves: written down, each order counts. */
const uuidEvidence = (uuid: string): Evidence[] =>
  [...new Set([uuid, ...uuidOrders(uuid)].map(canonicalUuid))].map((value) => ({ sort: 'uuid', value }))

/** What a person wrote counts too: the serial of a sticker, the number of the register; the name only until an agent has spoken. */
function declaredEvidence(row: Found): Evidence[] {
  const list: Evidence[] = []
  const has = (sort: Evidence['sort']) => row.evidence.some((each) => each.sort === sort)
  if (row.serial !== null && !has('serial'))
    list.push({ sort: 'serial', value: `${makerKey(row.maker)} ${row.serial.trim().toUpperCase()}` })
  if (row.uuid !== null && !has('uuid')) list.push(...uuidEvidence(row.uuid))
  if (row.inventoryNumber !== null) list.push({ sort: 'tag', value: row.inventoryNumber.trim().toUpperCase() })
  if (!row.isSeen) list.push({ sort: 'name', value: row.name.trim().toUpperCase() })
  return list
}
