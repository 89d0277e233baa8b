import type { Impact, ImpactEdge, ImpactNode, Way } from './impact.ts'

/** What the graph draws: an asset, or several of one type that stand in the same place. */
export interface Drawn {
  key: string
  way: Way
  type: string
  nodes: ImpactNode[]
}

export interface DrawnEdge {
  from: string
  to: string
  edges: ImpactEdge[]
}

/** As few as this are drawn one by one. */
const few = 4

/**
 * Assets of one type in one frame with the very same neighbours (the forty access points of a switch) are drawn as one, unless they
 * are few or somebody opened them. Roots stay by themselves.
 */
export function groupNodes(
  { nodes, edges }: Impact,
  opened: ReadonlySet<string>,
): { drawn: Drawn[]; arrows: DrawnEdge[] } {
  const neighbours = new Map<string, string[]>(nodes.map((node) => [node.id, []]))
  for (const { causeId, effectId } of edges) {
    neighbours.get(causeId)?.push(`>${effectId}`)
    neighbours.get(effectId)?.push(`<${causeId}`)
  }
  const groups = new Map<string, ImpactNode[]>()
  for (const node of nodes) {
    const place = [
      node.way,
      node.type,
      `@${node.impactGroup?.id ?? ''}`,
      ...[...new Set(neighbours.get(node.id))].toSorted(),
    ].join(' ')
    const key = node.way === 'root' ? node.id : place
    groups.set(key, [...(groups.get(key) ?? []), node])
  }
  const drawn = [...groups].flatMap(([key, own]): Drawn[] => {
    const { way, type } = own[0]!
    if (own.length <= few || opened.has(key)) return own.map((node) => ({ key: node.id, way, type, nodes: [node] }))
    return [{ key, way, type, nodes: own }]
  })
  return { drawn, arrows: arrowsOf(drawn, edges) }
}

function arrowsOf(drawn: readonly Drawn[], edges: readonly ImpactEdge[]): DrawnEdge[] {
  const keyOf = new Map(drawn.flatMap((each) => each.nodes.map((node) => [node.id, each.key] as const)))
  const arrows = new Map<string, DrawnEdge>()
  for (const edge of edges) {
    const [from, to] = [keyOf.get(edge.causeId), keyOf.get(edge.effectId)]
    if (from === undefined || to === undefined || from === to) continue
    const known = arrows.get(`${from} ${to}`) ?? { from, to, edges: [] }
    known.edges.push(edge)
    arrows.set(`${from} ${to}`, known)
  }
  return [...arrows.values()]
}
