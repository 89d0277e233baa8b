import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = { refused: 'bad', accepted: 'good', ignored: 'quiet', entered: 'good' }

/** What has been decided of a refused machine. */
export function RefusalState({ state, look = 'soft' }: { state: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const name = String(state)
  return (
    <StatusBadge
      tone={tones[name] ?? 'quiet'}
      label={t(`kind.inventory-refusal.choice.state.${name}`, { defaultValue: name })}
      look={look}
    />
  )
}
