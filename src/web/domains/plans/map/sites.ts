import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { type ListQuestion, listParameters } from '../../../engine/list/use-list.ts'

interface PlaceCount {
  id: string
  name: string
  count: number
}

export interface Site extends PlaceCount {
  latitude: number
  longitude: number
}

/** What `GET /assets/sites` gives: its parts sum up to the total of the list. */
export interface SiteCounts {
  sites: Site[]
  unplaced: PlaceCount[]
  nowhere: number
  total: number
}

/** Read again with the lists of assets, for its key begins like theirs. */
export const useSites = ({ q, filter, trash }: ListQuestion) => {
  const query = listParameters({ q, filter, trash })
  return useQuery({
    queryKey: [assetKind.plural, 'list', 'sites', query],
    queryFn: ({ signal }) => api.get<SiteCounts>('/assets/sites', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** `Marseille` of `PACA > Marseille`. */
export const lastName = (name: string): string => name.split(' > ').at(-1) ?? name
