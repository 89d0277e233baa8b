import { useTranslation } from 'react-i18next'
import { softwareRuleKind } from '../../../../shared/inventory/naming.kinds.ts'
import { DictionaryPage } from '../../../engine/dictionary/DictionaryPage.tsx'
import { namingTabs } from './naming-tabs.ts'

/** How programs are written here. */
export function SoftwareRulesPage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={softwareRuleKind}
      title={t('admin.inventory.page.naming')}
      tabs={namingTabs(t)}
      columns={['match', 'value', 'becomes', 'isActive']}
    />
  )
}
