import { useQuery } from '@tanstack/react-query'
import { assetStateKind } from '../../../shared/assets/assets.kinds.ts'
import { readPage } from '../../engine/list/use-list.ts'
import { isNamed } from '../../engine/records.ts'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  ordered: 'new',
  in_stock: 'info',
  in_use: 'good',
  in_repair: 'warn',
  on_loan: 'active',
  lost: 'bad',
  retired: 'quiet',
}

/** Which phase of life each state stands for. A short list that hardly changes: asked once. */
function usePhases(): Map<string, string> {
  const { data } = useQuery({
    queryKey: [assetStateKind.plural, 'list', 'phases'],
    queryFn: ({ signal }) =>
      readPage(assetStateKind, { fields: ['name', 'phase'] }, { limit: 200, count: 'none' }, signal),
    staleTime: 10 * 60_000,
    select: (page) => new Map(page.items.map((state) => [state.id, String(state.phase)])),
  })
  return data ?? new Map()
}

/** State of an asset: its own word, with the icon and colour of the phase behind it. */
export function AssetState({ state, look = 'plain' }: { state: unknown; look?: 'plain' | 'soft' }) {
  const phases = usePhases()
  if (!isNamed(state)) return null
  return <StatusBadge tone={tones[phases.get(state.id) ?? ''] ?? 'quiet'} label={state.name} look={look} />
}
