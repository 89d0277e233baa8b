import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  queued: 'waiting',
  running: 'active',
  done: 'good',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'quiet',
  undoing: 'active',
  undone: 'quiet',
}

/** How an import stands. */
export function ImportState({ state, look }: { state: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  return (
    <StatusBadge
      tone={tones[String(state)] ?? 'quiet'}
      label={t(`kind.import.choice.state.${String(state)}`)}
      {...(look === undefined ? {} : { look })}
    />
  )
}

const outcomeTones: Record<string, Tone> = { created: 'good', updated: 'info', unchanged: 'quiet', refused: 'bad' }

/** What became of a line, or would. */
export function LineOutcome({ outcome, isTrial }: { outcome: string; isTrial: boolean }) {
  const { t } = useTranslation()
  const words = t(isTrial ? `imports.wouldBe.${outcome}` : `imports.outcome.${outcome}`)
  return <StatusBadge tone={outcomeTones[outcome] ?? 'quiet'} label={words} look="plain" />
}
