import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'

const tones: Record<string, Tone> = {
  received: 'waiting',
  opened: 'good',
  replied: 'good',
  ignored: 'quiet',
  quarantined: 'warn',
  refused: 'bad',
  discarded: 'quiet',
}

/** What became of a mail. */
export function MailState({ state, look = 'plain' }: { state: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const name = String(state)
  return <StatusBadge tone={tones[name] ?? 'quiet'} label={t(`kind.incoming-mail.choice.state.${name}`)} look={look} />
}

/** The word that decided. */
export function MailReason({ reason }: { reason: unknown }) {
  const { t } = useTranslation()
  if (typeof reason !== 'string' || reason === '') return null
  return <span>{t(`mailboxes.reason.${reason}`, { defaultValue: reason })}</span>
}
