import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupNodes } from './group-nodes.ts'
import type { ImpactEdge, ImpactNode } from './impact.ts'
import { layoutGraph } from './layout.ts'

const node = (id: number, type: string): ImpactNode => ({
  id: String(id),
  name: `N${id}`,
  number: id,
  type,
  serial: null,
  state: null,
  location: null,
  user: null,
  group: null,
  impactGroup: null,
  ticketCount: 0,
  tickets: [],
  way: id === 0 ? 'root' : 'effects',
  depth: id === 0 ? 0 : 1,
})
const edge = (from: number, to: number): ImpactEdge => ({
  causeId: String(from),
  effectId: String(to),
  source: 'link',
  label: null,
  linkId: null,
})

const graph = fc.record({
  nodes: fc
    .array(fc.constantFrom('computer', 'printer'), { minLength: 1, maxLength: 30 })
    .map((types) => types.map((type, id) => node(id, type))),
  pairs: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }),
})

it('draws every asset once and keeps every arrow between what is drawn apart', () => {
  fc.assert(
    fc.property(graph, ({ nodes, pairs }) => {
      const edges = pairs
        .filter(([a, b]) => a !== b && a < nodes.length && b < nodes.length)
        .map(([a, b]) => edge(a, b))
      const { drawn, arrows } = groupNodes({ nodes, edges, isCut: false }, new Set())
      expect(drawn.flatMap((each) => each.nodes.map(({ id }) => id)).toSorted()).toEqual(
        nodes.map(({ id }) => id).toSorted(),
      )
      // Things of one place have no arrows between them, so none is lost.
      expect(arrows.reduce((sum, arrow) => sum + arrow.edges.length, 0)).toBe(edges.length)
      for (const { nodes: own } of drawn) expect(new Set(own.map(({ type }) => type)).size).toBe(1)
    }),
  )
})

it('draws what stands in different named groups apart, each inside its frame', () => {
  const framed = (id: number) => ({
    ...node(id, 'computer'),
    impactGroup: { id: String(id % 2), name: `G${id % 2}`, colour: 'blue' },
  })
  const nodes = [node(0, 'computer'), ...Array.from({ length: 12 }, (_, at) => framed(at + 1))]
  const { drawn, arrows } = groupNodes(
    { nodes, edges: nodes.slice(1).map((each) => edge(0, each.number)), isCut: false },
    new Set(),
  )
  expect(drawn).toHaveLength(3)
  const { frames, nodes: placed } = layoutGraph(drawn, arrows)
  expect(frames.map(({ group, count }) => [group.name, count])).toEqual([
    ['G1', 6],
    ['G0', 6],
  ])
  for (const each of placed)
    for (const frame of frames) {
      const isIn = Math.abs(each.x - frame.x) < frame.width / 2 && Math.abs(each.y - frame.y) < frame.height / 2
      expect([each.key, isIn]).toEqual([each.key, each.nodes[0]?.impactGroup?.id === frame.group.id])
    }
})

it('opens a group that somebody asked to see', () => {
  const nodes = Array.from({ length: 9 }, (_, id) => node(id, 'computer'))
  const impact = { nodes, edges: nodes.slice(1).map((each) => edge(0, each.number)), isCut: false }
  const { drawn } = groupNodes(impact, new Set())
  expect(drawn).toHaveLength(2)
  expect(groupNodes(impact, new Set([drawn[1]!.key])).drawn).toHaveLength(9)
})
