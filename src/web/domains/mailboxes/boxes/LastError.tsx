import { useTranslation } from 'react-i18next'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'

/** Why the last visit failed; nothing when it did not. */
export function LastError({ code }: { code: unknown }) {
  const { t } = useTranslation()
  if (typeof code !== 'string' || code === '') return null
  return <StatusBadge look="plain" tone="bad" label={t(`mailboxes.error.${code}`, { defaultValue: code })} />
}
