import { IconAddressBook, IconFileText, IconReportMoney, IconTruckDelivery } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom, type RoomPage } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')

type Load = () => Promise<ComponentType>

/** List, new record and record of a kind. */
const pagesOf = (path: string, id: string, guard: string, list: Load, fresh: Load, record: Load): RoomPage[] => [
  { path, shell: 'desk', load: list, search: listSearch, needs: `${guard}.read` },
  { path: `${path}/new`, shell: 'desk', load: fresh, needs: `${guard}.create` },
  { path: `${path}/$${id}`, shell: 'desk', load: record, search: tab, needs: `${guard}.read` },
]

const contacts = () => import('./suppliers/ContactPages.tsx')
const budgets = () => import('./budgets/BudgetPages.tsx')

const section = 'management'

export const room = defineWebRoom({
  name: 'management',
  pages: [
    ...pagesOf(
      '/contracts',
      'contractId',
      'contract',
      () => import('./contracts/ContractListPage.tsx').then((file) => file.ContractListPage),
      () => import('./contracts/NewContractPage.tsx').then((file) => file.NewContractPage),
      () => import('./contracts/ContractPage.tsx').then((file) => file.ContractPage),
    ),
    ...pagesOf(
      '/suppliers',
      'supplierId',
      'supplier',
      () => import('./suppliers/SupplierListPage.tsx').then((file) => file.SupplierListPage),
      () => import('./suppliers/NewSupplierPage.tsx').then((file) => file.NewSupplierPage),
      () => import('./suppliers/SupplierPage.tsx').then((file) => file.SupplierPage),
    ),
    ...pagesOf(
      '/contacts',
      'contactId',
      'supplier',
      () => contacts().then((file) => file.ContactListPage),
      () => contacts().then((file) => file.NewContactPage),
      () => contacts().then((file) => file.ContactPage),
    ),
    ...pagesOf(
      '/budgets',
      'budgetId',
      'budget',
      () => budgets().then((file) => file.BudgetListPage),
      () => budgets().then((file) => file.NewBudgetPage),
      () => budgets().then((file) => file.BudgetPage),
    ),
  ],
  nav: [
    {
      place: 'rail',
      label: 'management.nav.contracts',
      icon: IconFileText,
      to: '/contracts',
      order: 410,
      needs: 'contract.read',
      section,
    },
    {
      place: 'rail',
      label: 'management.nav.suppliers',
      icon: IconTruckDelivery,
      to: '/suppliers',
      order: 420,
      needs: 'supplier.read',
      section,
    },
    {
      place: 'rail',
      label: 'management.nav.contacts',
      icon: IconAddressBook,
      to: '/contacts',
      order: 430,
      needs: 'supplier.read',
      section,
    },
    {
      place: 'rail',
      label: 'management.nav.budgets',
      icon: IconReportMoney,
      to: '/budgets',
      order: 440,
      needs: 'budget.read',
      section,
    },
    {
      place: 'create',
      label: 'kind.contract.name',
      icon: IconFileText,
      to: '/contracts/new',
      order: 410,
      needs: 'contract.create',
    },
    {
      place: 'create',
      label: 'kind.supplier.name',
      icon: IconTruckDelivery,
      to: '/suppliers/new',
      order: 420,
      needs: 'supplier.create',
    },
  ],
  recordPanels: [
    {
      kind: 'ticket',
      key: 'costs',
      order: 50,
      needs: 'ticket-cost.read',
      load: () => import('./tickets/TicketCosts.tsx').then((file) => file.TicketCosts),
    },
    {
      kind: 'asset',
      key: 'links',
      order: 300,
      needs: 'dictionary.read',
      load: () => import('./AssetLinks.tsx').then((file) => file.AssetLinks),
    },
  ],
  recordTabs: [
    {
      kind: 'licence',
      key: 'contracts',
      order: 300,
      label: 'management.purchase.contracts',
      needs: 'contract.read',
      load: () => import('./contracts/CoveringContracts.tsx').then((file) => file.ContractsOfLicence),
    },
    {
      kind: 'asset',
      key: 'purchase',
      group: 'management',
      order: 300,
      label: 'management.tab.purchase',
      needs: 'purchase.read',
      load: () => import('./purchase/PurchaseTab.tsx').then((file) => file.PurchaseTab),
    },
  ],
})
