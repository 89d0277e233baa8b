import { type RawBuilder, sql } from 'kysely'
import { assetKind, assetStateKind } from '../../../../shared/assets/assets.kinds.ts'
import { impactGroupKind } from '../../../../shared/assets/impact-group.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type ImpactEdge, type ImpactWay, walkImpact } from '../../../engine/impact/walk-impact.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { spokenSql } from '../../../engine/lists/title-sql.ts'

/** An asset in the graph. `way`: it suffers from the root (effects), the root suffers from it (causes), or both. */
export interface ImpactNode {
  id: string
  name: string
  number: number
  type: string
  serial: string | null
  state: { id: string; name: string; phase: string } | null
  location: { id: string; name: string } | null
  user: { id: string; name: string } | null
  group: { id: string; name: string } | null
  /** The named frame it stands in. */
  impactGroup: { id: string; name: string; colour: string } | null
  /** Open cases that the reader may see: how many, and the newest of them. */
  ticketCount: number
  tickets: { id: string; number: number; title: string; type: string }[]
  way: 'root' | ImpactWay | 'both'
  /** Steps from the nearest root; 0 = a root. */
  depth: number
}

export interface Impact {
  nodes: ImpactNode[]
  edges: ImpactEdge[]
  /** There is more than is shown. */
  isCut: boolean
}

export interface ImpactQuestion {
  ways: readonly ImpactWay[]
  depth: number
}

/** More than this nobody reads as a graph; the answer says when there is more. */
const most = 500
const shownTickets = 3

/** What suffers when these assets fail, and what they stand on, as far as the reader may see. */
export async function impactOf(reader: Reader, roots: readonly string[], question: ImpactQuestion): Promise<Impact> {
  const walked = await walkImpact(reader, assetKind, roots, { ...question, most })
  const ids = [...new Set([...roots, ...walked.effects.keys(), ...walked.causes.keys()])]
  const rows = await nodesOf(reader, ids)
  const nodes = rows.map((row): ImpactNode => {
    if (roots.includes(row.id)) return { ...row, way: 'root', depth: 0 }
    const [effect, cause] = [walked.effects.get(row.id), walked.causes.get(row.id)]
    const way = effect === undefined ? 'causes' : cause === undefined ? 'effects' : 'both'
    return { ...row, way, depth: Math.min(effect ?? Number.POSITIVE_INFINITY, cause ?? Number.POSITIVE_INFINITY) }
  })
  return { nodes: nodes.toSorted((a, b) => a.depth - b.depth), edges: walked.edges, isCut: walked.isCut }
}

async function nodesOf(reader: Reader, ids: readonly string[]): Promise<Omit<ImpactNode, 'way' | 'depth'>[]> {
  const entry = entryOf(reader.house, assetKind.name)
  const frames = entryOf(reader.house, impactGroupKind.name)
  const named = (table: string, column: string, title = 'name') =>
    sql`(select json_build_object('id', x.id::text, 'name', ${sql.ref(`x.${title}`)}) from ${sql.table(table)} x where x.id = ${sql.ref(column)})`
  const found = await sql<Omit<ImpactNode, 'way' | 'depth'>>`
    select n.id, n.name, n.number::int as number, n.type, n.serial,
      (select json_build_object('id', x.id::text, 'name', ${spokenSql(assetStateKind, 'name', 'x', reader.actor.language)}, 'phase', x.phase) from asset_state x where x.id = n.state_id) as state,
      ${named('location', 'n.location_id', 'complete_name')} as location, ${named('app_user', 'n.user_id')} as user,
      ${named('app_group', 'n.group_id')} as group,
      (select json_build_object('id', x.id::text, 'name', x.name, 'colour', x.colour) from impact_group x
        where x.id = n.impact_group_id and x.deleted_at is null and ${visible(frames, reader.actor, 'x')}) as impact_group,
      coalesce(k.count, 0)::int as ticket_count, coalesce(k.tickets, '[]'::json) as tickets
    from asset n left join lateral (${openTickets(reader)}) k on true
    where n.id = any(${[...ids]}::bigint[]) and ${visible(entry, reader.actor, 'n')}
    order by n.type, n.name, n.id`.execute(reader.db)
  return found.rows
}

/** Cases that are open on `n`: asked by the relation that the room of cases has taught the kind. */
function openTickets(reader: Reader): RawBuilder<unknown> {
  const relation = entryOf(reader.house, assetKind.name).relations?.ticket
  const cases = reader.house.kinds.get('ticket')
  if (relation === undefined || cases === undefined) return sql`select 0 as count, null::json as tickets`
  const { id, number, title, type, phase } = relation.fields
  return sql`
    select count(*) as count, (json_agg(json_build_object('id', f.id::text, 'number', f.number::int, 'title', f.title, 'type', f.type) order by f.id desc)
      filter (where f.place <= ${shownTickets})) as tickets
    from (
      select ${id} as id, ${number} as number, ${title} as title, ${type} as type, row_number() over (order by ${id} desc) as place
      from ${relation.from} where ${relation.on('n')} and ${phase} = 'open'
        and ${visible(cases, reader.actor, relation.record!)}) f`
}
