import { type Icon, IconArrowDown, IconArrowsVertical, IconArrowUp, IconTarget } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Named } from '../../../engine/records.ts'

export type Way = 'root' | 'effects' | 'causes' | 'both'

export interface ImpactGroup extends Named {
  colour: string
}

/** An asset in the graph, as `GET /assets/{id}/impact` gives it. */
export interface ImpactNode {
  id: string
  name: string
  number: number
  type: string
  serial: string | null
  state: (Named & { phase: string }) | null
  location: Named | null
  user: Named | null
  group: Named | null
  /** The named frame it stands in. */
  impactGroup: ImpactGroup | null
  ticketCount: number
  tickets: { id: string; number: number; title: string; type: string }[]
  way: Way
  depth: number
}

export interface ImpactEdge {
  causeId: string
  effectId: string
  source: string
  label: string | null
  linkId: string | null
}

export interface Impact {
  nodes: ImpactNode[]
  edges: ImpactEdge[]
  isCut: boolean
}

export interface Question {
  way: 'effects' | 'causes' | 'both'
  depth: number
}

export const useImpact = (assetId: string, question: Question) =>
  useQuery({
    queryKey: [assetKind.plural, assetId, 'impact', question],
    queryFn: ({ signal }) => api.get<Impact>(`/assets/${assetId}/impact`, { query: { ...question }, signal }),
    placeholderData: (old) => old,
  })

/** What each place in the graph means: an icon and a word beside the colour. */
export const wayIcons: Record<Way, Icon> = {
  root: IconTarget,
  effects: IconArrowDown,
  causes: IconArrowUp,
  both: IconArrowsVertical,
}

export const typeName = (t: TFunction, type: string): string =>
  t(`kind.asset.choice.type.${type}`, { defaultValue: type })

/** The words of an arrow from its cause to its effect: those of the link, else of what knows it. */
export const edgeText = (t: TFunction, edge: ImpactEdge): string => edge.label ?? t(`impact.source.${edge.source}`)

export interface Summary {
  touched: number
  people: number
  tickets: number
}

/** What would be said in one line: how many things and people a failure would touch, and the cases open on them. */
export function summaryOf({ nodes }: Impact): Summary {
  const touched = nodes.filter((node) => node.way === 'effects' || node.way === 'both')
  const people = new Set(touched.flatMap((node) => (node.user === null ? [] : [node.user.id])))
  return {
    touched: touched.length,
    people: people.size,
    tickets: nodes.reduce((sum, node) => sum + node.ticketCount, 0),
  }
}
