import { useTranslation } from 'react-i18next'
import { nameRuleKind } from '../../../../shared/inventory/naming.kinds.ts'
import { DictionaryPage } from '../../../engine/dictionary/DictionaryPage.tsx'
import { namingTabs } from './naming-tabs.ts'

/** How names that machines say are written here. */
export function NamingPage() {
  const { t } = useTranslation()
  return <DictionaryPage kind={nameRuleKind} title={t('admin.inventory.page.naming')} tabs={namingTabs(t)} />
}
