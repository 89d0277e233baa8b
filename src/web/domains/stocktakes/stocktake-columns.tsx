import { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import { LineStatusBadge } from './LineStatusBadge.tsx'

const tones: Record<string, Tone> = { draft: 'new', open: 'active', closed: 'done' }

export function StocktakeState({ state, look = 'plain' }: { state: unknown; look?: 'soft' | 'plain' }) {
  const texts = useKindTexts(stocktakeKind)
  return <StatusBadge tone={tones[String(state)] ?? 'quiet'} label={texts.choice('state', String(state))} look={look} />
}

const count = { width: 95, align: 'end' } as const

export const stocktakeColumns: KindColumns = {
  name: { width: 230 },
  entity: { width: 140 },
  openedAt: { width: 130 },
  state: { cell: (record) => <StocktakeState state={record.state} />, width: 170 },
  expectedCount: count,
  foundCount: count,
  misplacedCount: count,
  unknownCount: count,
  missingCount: count,
}

export const lineColumns: KindColumns = {
  name: { width: 200 },
  status: { cell: (record) => <LineStatusBadge status={record.status} look="plain" />, width: 120 },
  asset: { width: 180 },
  expectedPlace: { width: 220 },
  seenPlace: { width: 220 },
}
