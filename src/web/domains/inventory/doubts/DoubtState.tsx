import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = { open: 'warn', linked: 'good', created: 'good', refused: 'quiet' }

/** Whether somebody has decided, and what. */
export function DoubtState({ state, look = 'soft' }: { state: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const name = String(state)
  return (
    <StatusBadge
      tone={tones[name] ?? 'quiet'}
      label={t(`kind.inventory-doubt.choice.state.${name}`, { defaultValue: name })}
      look={look}
    />
  )
}
