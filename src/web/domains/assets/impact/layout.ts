import { Graph, layout as place } from '@dagrejs/dagre'
import type { Drawn, DrawnEdge } from './group-nodes.ts'
import type { ImpactGroup } from './impact.ts'

/** Sizes in units of the drawing. */
export const box = { width: 210, height: 56 } as const

export interface Placed extends Drawn {
  /** Centre. */
  x: number
  y: number
}

export interface PlacedEdge extends DrawnEdge {
  points: { x: number; y: number }[]
}

/** A named group around its nodes; x and y are its centre. */
export interface Frame {
  group: ImpactGroup
  /** How many assets stand in it. */
  count: number
  x: number
  y: number
  width: number
  height: number
}

export interface Layout {
  width: number
  height: number
  nodes: Placed[]
  frames: Frame[]
  edges: PlacedEdge[]
}

/** Layers from causes (top) to effects (bottom); circles are broken by the library. */
export function layoutGraph(drawn: readonly Drawn[], arrows: readonly DrawnEdge[]): Layout {
  const graph = new Graph({ compound: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 22, ranksep: 58, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const each of drawn) graph.setNode(each.key, { ...box })
  const groups = groupsOf(drawn)
  for (const { group } of groups) graph.setNode(frameKey(group), {})
  for (const each of drawn) {
    const group = each.nodes[0]?.impactGroup
    if (group) graph.setParent(each.key, frameKey(group))
  }
  for (const arrow of arrows) graph.setEdge(arrow.from, arrow.to, {})
  place(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  const at = (key: string) => graph.node(key) as { x: number; y: number }
  return {
    width,
    height,
    frames: groups.map((each) => ({
      ...each,
      ...(graph.node(frameKey(each.group)) as Omit<Frame, 'group' | 'count'>),
    })),
    nodes: drawn.map((each) => ({ ...each, x: at(each.key).x, y: at(each.key).y })),
    edges: arrows.map((arrow) => ({
      ...arrow,
      points: (graph.edge(arrow.from, arrow.to) as { points: { x: number; y: number }[] }).points,
    })),
  }
}

const frameKey = (group: ImpactGroup): string => `frame ${group.id}`

function groupsOf(drawn: readonly Drawn[]): Pick<Frame, 'group' | 'count'>[] {
  const groups = new Map<string, Pick<Frame, 'group' | 'count'>>()
  for (const { nodes } of drawn) {
    const group = nodes[0]?.impactGroup
    if (!group) continue
    const known = groups.get(group.id)
    groups.set(group.id, { group, count: (known?.count ?? 0) + nodes.length })
  }
  return [...groups.values()]
}

/** A soft line through the points of an arrow. */
export function pathOf(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const last = rest.at(-1) ?? first
  const steps = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? last
    return `Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`
  })
  return `M${first.x},${first.y} ${steps.join(' ')} L${last.x},${last.y}`
}

/** The nearest node in a direction: what an arrow key goes to. */
export function neighbourOf(nodes: readonly Placed[], from: Placed, key: string): Placed | undefined {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0]
  const scored = nodes.flatMap((node) => {
    const along = (node.x - from.x) * dx! + (node.y - from.y) * dy!
    const aside = Math.abs((node.x - from.x) * dy!) + Math.abs((node.y - from.y) * dx!)
    return node.key === from.key || along <= 1 ? [] : [{ node, score: along + aside * 2 }]
  })
  return scored.toSorted((a, b) => a.score - b.score)[0]?.node
}
