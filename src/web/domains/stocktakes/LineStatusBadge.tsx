import type { LineStatus } from '../../../shared/stocktakes/line-status.ts'
import { stocktakeLineKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

export const statusTones: Record<LineStatus, Tone> = {
  expected: 'new',
  found: 'good',
  misplaced: 'warn',
  unknown: 'info',
  missing: 'bad',
}

export function LineStatusBadge({ status, look = 'soft' }: { status: unknown; look?: 'soft' | 'plain' }) {
  const texts = useKindTexts(stocktakeLineKind)
  const name = String(status) as LineStatus
  return <StatusBadge tone={statusTones[name] ?? 'quiet'} label={texts.choice('status', name)} look={look} />
}
