import { useTranslation } from 'react-i18next'
import { deputyKind } from '../../../shared/approvals/approvals.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'

/** Who answers for me while I am away, and for whom I do. */
export function DeputyPage() {
  const { t } = useTranslation()
  return <DictionaryPage kind={deputyKind} title={t('approvals.deputies')} />
}
