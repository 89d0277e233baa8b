import { useTranslation } from 'react-i18next'
import { mailIdentityKind } from '../../../shared/notifications/notifications.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'

const parts = [
  { fields: [['name', 'entity'], ['fromAddress', 'fromName'], ['replyTo', 'subjectPrefix'], 'footer'] },
] as const

/** In whose name entities write. */
export function IdentityPage() {
  const { t } = useTranslation()
  return <DictionaryPage kind={mailIdentityKind} title={t('kind.mail-identity.plural')} parts={parts} />
}
