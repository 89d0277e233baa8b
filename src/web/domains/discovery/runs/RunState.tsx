import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  queued: 'waiting',
  running: 'active',
  done: 'good',
  stopped: 'quiet',
  failed: 'bad',
}

/** How a run stands. */
export function RunState({ state, look }: { state: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  return (
    <StatusBadge
      tone={tones[String(state)] ?? 'quiet'}
      label={t(`kind.scan-run.choice.state.${String(state)}`)}
      {...(look === undefined ? {} : { look })}
    />
  )
}
