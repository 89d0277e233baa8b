import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Figures, groupingsOf, type Step, timesOf } from '../../../../shared/figures/figures.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { api } from '../../../engine/api.ts'
import { type ListQuestion, listParameters } from '../../../engine/list/use-list.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'

/** How the page adds up, as its address holds it; `none`: not at all. */
export interface FiguresSearch {
  by?: string | undefined
  over?: string | undefined
  step?: Step | undefined
  measure?: string | undefined
}

const none = 'none'

/** What a page shows that nobody has asked anything yet: by the first thing that divides, over the time it is sorted by. */
export function useFiguresState(kind: Kind) {
  const [search, change] = useRouteSearch<FiguresSearch>()
  const sorted = kind.sort.replace(/^-/, '')
  const time = timesOf(kind).includes(sorted) ? sorted : kind.hasStamps ? 'createdAt' : none
  const chosen = {
    by: search.by ?? groupingsOf(kind)[0]?.path ?? none,
    over: search.over ?? time,
    step: search.step ?? ('month' as const),
    measure: search.measure ?? none,
  }
  const asked = (value: string) => (value === none ? undefined : value)
  return {
    by: asked(chosen.by),
    over: asked(chosen.over),
    step: chosen.step,
    measure: asked(chosen.measure),
    change: (patch: { [K in keyof FiguresSearch]?: FiguresSearch[K] | null }) =>
      change(Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value ?? none]))),
  }
}

export type FiguresState = ReturnType<typeof useFiguresState>

export const figuresParameters = (
  question: ListQuestion,
  { by, over, step, measure }: Omit<FiguresState, 'change'>,
) => {
  const { q, filter, trash } = listParameters(question)
  return { q, filter, trash, by, over, step: over === undefined ? undefined : step, measure }
}

export function useFigures(kind: Kind, question: ListQuestion, state: FiguresState) {
  const query = figuresParameters(question, state)
  return useQuery({
    queryKey: [kind.plural, 'figures', query],
    queryFn: ({ signal }) => api.get<Figures>(`/${kind.plural}/figures`, { query, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
