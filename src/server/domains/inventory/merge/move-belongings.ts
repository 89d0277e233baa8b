import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { belongingsOf, type Followed, follow, returnFollowed } from '../../../engine/merge/belongings.ts'

type Db = ActionContext['db']

/** What a merge moved, in full: enough to put each piece back where it was. */
export interface Belongings {
  agents: string[]
  /** All that the merged asset was known by, and what of it the kept one did not have. */
  evidence: { sort: string; value: string; seenAt: string }[]
  evidenceAdded: { sort: string; value: string }[]
  tickets: string[]
  ticketsAdded: string[]
  /** Parts, declared ones always, observed ones when the kept asset had none of its own. */
  parts: string[]
  installs: string[]
  /** Ties, by the end that pointed at the merged asset. */
  tiesFrom: string[]
  tiesTo: string[]
  documents: string[]
  /** What other rooms hang on it (engine/merge); in merges of older versions, places in racks and outlets only. */
  others?: Followed
  mounts?: string[]
  outlets?: string[]
}

/** What is moved here, each with care of its own. Messages and doubts stay: they are about what was seen then. */
const own = new Set(['agent', 'inventory_message', 'inventory_doubt', 'asset_link'])

/** Moves what hangs on `from` to `to`. `withObserved`: also what agents said, for `to` has never been inventoried. */
export async function moveBelongings(
  { db, house }: Pick<ActionContext, 'db' | 'house'>,
  from: string,
  to: string,
  withObserved: boolean,
): Promise<Belongings> {
  return {
    agents: await moveAgents(db, from, to),
    ...(await moveEvidence(db, from, to)),
    ...(await moveTickets(db, from, to)),
    parts: await moveParts(db, from, to, withObserved),
    installs: await moveInstalls(db, from, to, withObserved),
    ...(await moveTies(db, from, to)),
    documents: await moveDocuments(db, from, to),
    others: await follow(db, belongingsOf(house, assetKind, own), from, to),
  }
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id)

/** Agents tell everything again at their next message: what they said is compared with another asset now. */
async function moveAgents(db: Db, from: string, to: string): Promise<string[]> {
  await sql`update agent set section_hashes = '{}' where asset_id = ${to}`.execute(db)
  const moved = await sql<{ id: string }>`
    update agent set asset_id = ${to}, section_hashes = '{}' where asset_id = ${from} returning id`.execute(db)
  return ids(moved.rows)
}

async function moveEvidence(db: Db, from: string, to: string): Promise<Pick<Belongings, 'evidence' | 'evidenceAdded'>> {
  const added = await sql<{ sort: string; value: string }>`
    insert into asset_evidence (asset_id, sort, value, seen_at)
    select ${to}::bigint, sort, value, seen_at from asset_evidence where asset_id = ${from} on conflict do nothing returning sort, value`.execute(
    db,
  )
  const gone = await sql<{ sort: string; value: string; seenAt: Date }>`
    delete from asset_evidence where asset_id = ${from} returning sort, value, seen_at`.execute(db)
  return { evidence: gone.rows.map((row) => ({ ...row, seenAt: row.seenAt.toISOString() })), evidenceAdded: added.rows }
}

async function moveTickets(db: Db, from: string, to: string): Promise<Pick<Belongings, 'tickets' | 'ticketsAdded'>> {
  const added = await sql<{ id: string }>`
    insert into ticket_asset (ticket_id, asset_id) select ticket_id, ${to}::bigint from ticket_asset where asset_id = ${from}
    on conflict do nothing returning ticket_id as id`.execute(db)
  const gone = await sql<{
    id: string
  }>`delete from ticket_asset where asset_id = ${from} returning ticket_id as id`.execute(db)
  return { tickets: ids(gone.rows), ticketsAdded: ids(added.rows) }
}

async function moveParts(db: Db, from: string, to: string, withObserved: boolean): Promise<string[]> {
  const moved = await sql<{ id: string }>`
    update asset_part p set asset_id = ${to} where p.asset_id = ${from} and (not p.is_observed or ${withObserved})
      and not exists (select 1 from asset_part k where k.asset_id = ${to} and k.section = p.section and k.key = p.key) returning id`.execute(
    db,
  )
  return ids(moved.rows)
}

async function moveInstalls(db: Db, from: string, to: string, withObserved: boolean): Promise<string[]> {
  const moved = await sql<{ id: string }>`
    update software_install i set asset_id = ${to} where i.asset_id = ${from} and (not i.is_observed or ${withObserved})
      and not exists (select 1 from software_install k where k.asset_id = ${to} and k.software_version_id = i.software_version_id)
    returning software_version_id as id`.execute(db)
  return ids(moved.rows)
}

/** A tie that the kept asset already has stays where it is; so does one between the two. */
async function moveTies(db: Db, from: string, to: string): Promise<Pick<Belongings, 'tiesFrom' | 'tiesTo'>> {
  const outgoing = await sql<{ id: string }>`
    update asset_link l set from_id = ${to} where l.from_id = ${from} and l.to_id <> ${to}
      and not exists (select 1 from asset_link k where k.from_id = ${to} and k.to_id = l.to_id and k.type_id = l.type_id) returning id`.execute(
    db,
  )
  const incoming = await sql<{ id: string }>`
    update asset_link l set to_id = ${to} where l.to_id = ${from} and l.from_id <> ${to}
      and not exists (select 1 from asset_link k where k.to_id = ${to} and k.from_id = l.from_id and k.type_id = l.type_id) returning id`.execute(
    db,
  )
  return { tiesFrom: ids(outgoing.rows), tiesTo: ids(incoming.rows) }
}

async function moveDocuments(db: Db, from: string, to: string): Promise<string[]> {
  const moved = await sql<{ id: string }>`
    update attachment set record_id = ${to} where kind = 'asset' and record_id = ${from} returning id`.execute(db)
  return ids(moved.rows)
}

/** Puts everything back. What the kept asset has lost or gained since is left as it is now. */
export async function returnBelongings(
  { db, house }: Pick<ActionContext, 'db' | 'house'>,
  moved: Belongings,
  from: string,
  to: string,
): Promise<void> {
  await sql`update agent set section_hashes = '{}' where asset_id = ${from}`.execute(db)
  await sql`update agent set asset_id = ${to}, section_hashes = '{}' where id = any(${moved.agents}::bigint[]) and asset_id = ${from}`.execute(
    db,
  )
  await sql`
    delete from asset_evidence e using json_to_recordset(${JSON.stringify(moved.evidenceAdded)}::json) as a(sort text, value text)
    where e.asset_id = ${from} and e.sort = a.sort and e.value = a.value`.execute(db)
  await sql`
    insert into asset_evidence (asset_id, sort, value, seen_at)
    select ${to}::bigint, sort, value, "seenAt" from json_to_recordset(${JSON.stringify(moved.evidence)}::json) as a(sort text, value text, "seenAt" timestamptz)
    on conflict do nothing`.execute(db)
  await sql`delete from ticket_asset where asset_id = ${from} and ticket_id = any(${moved.ticketsAdded}::bigint[])`.execute(
    db,
  )
  await sql`
    insert into ticket_asset (ticket_id, asset_id) select t.id, ${to}::bigint from ticket t where t.id = any(${moved.tickets}::bigint[]) on conflict do nothing`.execute(
    db,
  )
  await sql`
    update asset_part p set asset_id = ${to} where p.id = any(${moved.parts}::bigint[]) and p.asset_id = ${from}
      and not exists (select 1 from asset_part k where k.asset_id = ${to} and k.section = p.section and k.key = p.key)`.execute(
    db,
  )
  await sql`
    update software_install i set asset_id = ${to} where i.asset_id = ${from} and i.software_version_id = any(${moved.installs}::bigint[])
      and not exists (select 1 from software_install k where k.asset_id = ${to} and k.software_version_id = i.software_version_id)`.execute(
    db,
  )
  await sql`
    update asset_link l set from_id = ${to} where l.id = any(${moved.tiesFrom}::bigint[]) and l.from_id = ${from} and l.to_id <> ${to}
      and not exists (select 1 from asset_link k where k.from_id = ${to} and k.to_id = l.to_id and k.type_id = l.type_id)`.execute(
    db,
  )
  await sql`
    update asset_link l set to_id = ${to} where l.id = any(${moved.tiesTo}::bigint[]) and l.to_id = ${from} and l.from_id <> ${to}
      and not exists (select 1 from asset_link k where k.to_id = ${to} and k.from_id = l.from_id and k.type_id = l.type_id)`.execute(
    db,
  )
  await sql`update attachment set record_id = ${to} where id = any(${moved.documents}::bigint[]) and record_id = ${from}`.execute(
    db,
  )
  const others = { 'mount.asset_id': moved.mounts ?? [], 'outlet.asset_id': moved.outlets ?? [], ...moved.others }
  await returnFollowed(db, belongingsOf(house, assetKind, own), others, from, to)
}
