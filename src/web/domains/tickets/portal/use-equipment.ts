import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { isNamed } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'

export interface Equipment {
  id: string
  name: string
  type: string
  model: string | null
}

const most = 20

/** What the signed-in person holds. */
export function useEquipment() {
  const can = useCan()
  const query = useQuery({
    queryKey: [assetKind.plural, 'list', 'mine'],
    queryFn: ({ signal }) =>
      readPage(
        assetKind,
        { filter: { field: 'user', op: 'is', value: '@me' }, sort: 'name', fields: ['name', 'type', 'model'] },
        { limit: most, count: 'none' },
        signal,
      ),
    enabled: can('asset.read'),
    staleTime: 5 * 60_000,
  })
  const equipment: Equipment[] = (query.data?.items ?? []).map((item) => ({
    id: item.id,
    name: String(item.name),
    type: String(item.type),
    model: isNamed(item.model) ? item.model.name : null,
  }))
  return { equipment, isLoading: query.isPending && can('asset.read') }
}
