import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { walkImpact } from '../../../engine/impact/walk-impact.ts'
import type { Reader } from '../../../engine/lists/list.ts'

/** Assets met on the way, at most. */
const most = 2000

interface Named {
  id: string
  name: string
}

/**
 * Whether what happens to one set of assets is felt by another: the graph is walked once from all of them, one statement
 * a step, and the answer then asked pair by pair in memory.
 *
 * @returns the shortest way from the one set to the other along consequences, in either direction; a single asset = both have it
 */
export async function pathsBetween(
  reader: Reader,
  sets: readonly (readonly string[])[],
  depth: number,
): Promise<(one: readonly string[], two: readonly string[]) => Named[] | null> {
  const start = [...new Set(sets.flat())]
  const { edges } = await walkImpact(reader, assetKind, start, { ways: ['effects'], depth, most })
  const effects = new Map<string, string[]>()
  for (const { causeId, effectId } of edges) effects.set(causeId, [...(effects.get(causeId) ?? []), effectId])
  const ids = [...new Set([...start, ...edges.flatMap(({ causeId, effectId }) => [causeId, effectId])])]
  const named = await sql<Named>`select id::text, name from asset where id = any(${ids}::bigint[])`.execute(reader.db)
  const names = new Map(named.rows.map(({ id, name }) => [id, name]))
  const told = (path: string[] | null) => path?.map((id) => ({ id, name: names.get(id) ?? '' })) ?? null
  return (one, two) => {
    const there = wayTo(effects, one, new Set(two), depth)
    if (there?.length === 1) return told(there)
    const back = wayTo(effects, two, new Set(one), depth)
    if (back === null || (there !== null && there.length <= back.length)) return told(there)
    return told(back.toReversed())
  }
}

/** Breadth first, so the first way found is a shortest. */
function wayTo(
  next: Map<string, string[]>,
  from: readonly string[],
  to: ReadonlySet<string>,
  depth: number,
): string[] | null {
  const before = new Map<string, string | null>(from.map((id) => [id, null]))
  let front = [...from]
  for (let step = 0; ; step++) {
    const end = front.find((id) => to.has(id))
    if (end !== undefined) return trace(before, end)
    if (step === depth || front.length === 0) return null
    const reached: string[] = []
    for (const id of front)
      for (const far of next.get(id) ?? []) {
        if (before.has(far)) continue
        before.set(far, id)
        reached.push(far)
      }
    front = reached
  }
}

function trace(before: ReadonlyMap<string, string | null>, end: string): string[] {
  const path = [end]
  for (let at = before.get(end) ?? null; at !== null; at = before.get(at) ?? null) path.unshift(at)
  return path
}
