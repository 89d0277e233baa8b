import { contractKind } from '../../../../shared/management/management.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = { draft: 'new', active: 'good', terminated: 'quiet' }

export function ContractState({ state, look = 'plain' }: { state: unknown; look?: 'plain' | 'soft' }) {
  const texts = useKindTexts(contractKind)
  const name = String(state)
  return <StatusBadge tone={tones[name] ?? 'quiet'} label={texts.choice('state', name)} look={look} />
}
