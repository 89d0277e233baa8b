import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = { draft: 'new', published: 'good', archived: 'quiet' }

export function ArticleState({ state, look = 'plain' }: { state: unknown; look?: 'plain' | 'soft' }) {
  const texts = useKindTexts(articleKind)
  const name = String(state)
  return <StatusBadge tone={tones[name] ?? 'quiet'} label={texts.choice('state', name)} look={look} />
}
