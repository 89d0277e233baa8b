import { type RawBuilder, sql } from 'kysely'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { visible } from '../access/visible.ts'
import { entryOf } from '../house.ts'
import type { Reader } from '../lists/list.ts'

export interface ImpactEdge {
  causeId: string
  effectId: string
  /** Name of the ImpactSource that knows it. */
  source: string
  label: string | null
  linkId: string | null
}

/** Along which arrows: what suffers (`effects`), what it stands on (`causes`). */
export type ImpactWay = 'effects' | 'causes'

export interface Walked {
  /** Distance from the start by way; the start itself is in neither. */
  effects: Map<string, number>
  causes: Map<string, number>
  edges: ImpactEdge[]
  /** There is more than the limits let through. */
  isCut: boolean
}

export interface WalkLimits {
  ways: readonly ImpactWay[]
  /** Steps from the start. */
  depth: number
  /** Records found, at most. */
  most: number
}

/**
 * Walks the graph of consequences from some records of a kind, one statement a step: each step starts from the records
 * that no step has met before. (One recursive statement cannot do that: it forgets which records it has met at another
 * depth, and walks a dense graph again at every depth; measured.) A record that the reader may
 * not see ends the walk there.
 */
export async function walkImpact(
  reader: Reader,
  kind: Kind,
  start: readonly string[],
  limits: WalkLimits,
): Promise<Walked> {
  const walked: Walked = { effects: new Map(), causes: new Map(), edges: [], isCut: false }
  const known = new Set<string>()
  let fronts: Record<ImpactWay, string[]> = { effects: [], causes: [] }
  for (const way of limits.ways) fronts[way] = [...start]
  for (let step = 1; step <= limits.depth && fronts.effects.length + fronts.causes.length > 0; step++) {
    const found = await edgesFrom(reader, kind, fronts, limits.most)
    const next: Record<ImpactWay, string[]> = { effects: [], causes: [] }
    for (const edge of found) {
      if (take(walked, edge, step, start, limits.most)) next[edge.way].push(farEnd(edge))
      const key = `${edge.causeId} ${edge.effectId} ${edge.source} ${edge.linkId}`
      if (known.has(key) || !isMet(walked, edge, start)) continue
      known.add(key)
      const { way: _, ...bare } = edge
      walked.edges.push(bare)
    }
    if (found.length > edgeLimit(limits.most)) walked.isCut = true
    fronts = next
  }
  return walked
}

type Found = ImpactEdge & { way: ImpactWay }

const farEnd = (edge: Found): string => (edge.way === 'effects' ? edge.effectId : edge.causeId)

const edgeLimit = (most: number): number => most * 10

/** True when the far end was met for the first time on this way and there is room for it. */
function take(walked: Walked, edge: Found, step: number, start: readonly string[], most: number): boolean {
  const id = farEnd(edge)
  const met = walked[edge.way]
  if (met.has(id) || start.includes(id)) return false
  if (met.size >= most) {
    walked.isCut = true
    return false
  }
  met.set(id, step)
  return true
}

const isMet = (walked: Walked, edge: Found, start: readonly string[]): boolean =>
  start.includes(farEnd(edge)) || walked[edge.way].has(farEnd(edge))

async function edgesFrom(
  reader: Reader,
  kind: Kind,
  fronts: Record<ImpactWay, string[]>,
  most: number,
): Promise<Found[]> {
  const ways = (['effects', 'causes'] as const).filter((way) => fronts[way].length > 0)
  const parts = ways.map((way) => stepSql(reader, kind, way, fronts[way]))
  const result = await sql<Found>`
    select * from (${sql.join(parts, sql` union all `)}) step
    order by way, cause_id, effect_id, link_id limit ${edgeLimit(most) + 1}`.execute(reader.db)
  return result.rows
}

/** One step one way, from all rooms' edges, to ends that live and that the reader may see. */
function stepSql(reader: Reader, kind: Kind, way: ImpactWay, ids: string[]): RawBuilder<unknown> {
  const sources = reader.house.rooms.flatMap((room) => room.impact ?? []).filter((source) => source.kind === kind.name)
  const [near, far] = way === 'effects' ? (['cause', 'effect'] as const) : (['effect', 'cause'] as const)
  const edges = sources.map(
    (source) =>
      sql`select cause_id, effect_id, label, link_id, ${sql.lit(source.name)} as source from (${source.edges(sql`${ids}::bigint[]`, near)}) s`,
  )
  if (edges.length === 0)
    edges.push(sql`select null::bigint, null::bigint, null::text, null::bigint, null::text where false`)
  const living = kind.hasTrash ? sql`r.deleted_at is null` : sql`true`
  return sql`
    select e.cause_id, e.effect_id, e.label, e.link_id, e.source, ${sql.lit(way)} as way
    from (${sql.join(edges, sql` union all `)} offset 0) e join ${sql.table(kind.table)} r on r.id = ${sql.ref(`e.${far}_id`)}
    where e.cause_id <> e.effect_id and ${living} and ${visible(entryOf(reader.house, kind.name), reader.actor, 'r')}`
}
