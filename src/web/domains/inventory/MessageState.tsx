import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  queued: 'waiting',
  taken: 'good',
  unchanged: 'quiet',
  refused: 'bad',
  doubt: 'warn',
  failed: 'bad',
}

/** What became of a message. */
export function MessageState({ state, look = 'plain' }: { state: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const name = String(state)
  return (
    <StatusBadge
      tone={tones[name] ?? 'quiet'}
      label={t(`kind.inventory-message.choice.state.${name}`, { defaultValue: name })}
      look={look}
    />
  )
}
