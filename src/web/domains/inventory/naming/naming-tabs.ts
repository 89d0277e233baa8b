import type { TFunction } from 'i18next'
import { nameRuleKind, renamingKind, softwareRuleKind } from '../../../../shared/inventory/naming.kinds.ts'
import type { Tab } from '../../../ui/page/Tabs.tsx'

/** The rules, and what they do to what is there already. */
export const namingTabs = (t: TFunction): { label: string; tabs: Tab[] } => ({
  label: t('admin.inventory.page.naming'),
  tabs: [
    { key: nameRuleKind.plural, label: t('kind.name-rule.plural'), link: { to: '/inventory/names' } },
    { key: softwareRuleKind.plural, label: t('kind.software-rule.plural'), link: { to: '/inventory/software-rules' } },
    { key: renamingKind.plural, label: t('admin.inventory.naming.replay'), link: { to: '/inventory/renamings' } },
  ],
})
