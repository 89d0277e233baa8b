import { IconRadar2 } from '@tabler/icons-react'
import { assetTypes } from '../../../shared/assets/types/index.ts'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')

/** `/inventory` itself belongs to agents, who are set to that address. */
export const room = defineWebRoom({
  name: 'inventory',
  pages: [
    {
      path: '/inventory/summary',
      shell: 'desk',
      load: () => import('./summary/SummaryPage.tsx').then((file) => file.SummaryPage),
      needs: 'inventory.read',
    },
    {
      path: '/inventory/messages',
      shell: 'desk',
      load: () => import('./messages/MessageListPage.tsx').then((file) => file.MessageListPage),
      search: listSearch,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/messages/$messageId',
      shell: 'desk',
      load: () => import('./messages/MessagePage.tsx').then((file) => file.MessagePage),
      search: tab,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/doubts',
      shell: 'desk',
      load: () => import('./doubts/DoubtListPage.tsx').then((file) => file.DoubtListPage),
      search: listSearch,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/doubts/$doubtId',
      shell: 'desk',
      load: () => import('./doubts/DoubtPage.tsx').then((file) => file.DoubtPage),
      needs: 'inventory.read',
    },
    {
      path: '/inventory/refusals',
      shell: 'desk',
      load: () => import('./refusals/RefusalListPage.tsx').then((file) => file.RefusalListPage),
      search: listSearch,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/refusals/$refusalId',
      shell: 'desk',
      load: () => import('./refusals/RefusalPage.tsx').then((file) => file.RefusalPage),
      search: tab,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/agents',
      shell: 'desk',
      load: () => import('./agents/AgentListPage.tsx').then((file) => file.AgentListPage),
      search: listSearch,
      needs: 'agent.read',
    },
    {
      path: '/inventory/agents/$agentId',
      shell: 'desk',
      load: () => import('./agents/AgentPage.tsx').then((file) => file.AgentPage),
      search: tab,
      needs: 'agent.read',
    },
    {
      path: '/assets/$assetId/merge',
      shell: 'desk',
      load: () => import('./merge/MergePage.tsx').then((file) => file.MergePage),
      search: searchTexts('with'),
      needs: 'asset.merge',
    },
    {
      path: '/inventory/hardware-changes',
      shell: 'desk',
      load: () => import('./hardware/HardwareChangesPage.tsx').then((file) => file.HardwareChangesPage),
      search: listSearch,
      needs: 'asset.read',
    },
    {
      path: '/inventory/names',
      shell: 'desk',
      load: () => import('./naming/NamingPage.tsx').then((file) => file.NamingPage),
      search: dictionarySearch,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/software-rules',
      shell: 'desk',
      load: () => import('./naming/SoftwareRulesPage.tsx').then((file) => file.SoftwareRulesPage),
      search: dictionarySearch,
      needs: 'inventory.read',
    },
    {
      path: '/inventory/renamings',
      shell: 'desk',
      load: () => import('./naming/RenamingPage.tsx').then((file) => file.RenamingPage),
      needs: 'inventory.update',
    },
    {
      path: '/inventory/junk',
      shell: 'desk',
      load: () => import('./junk/JunkPage.tsx').then((file) => file.JunkPage),
      needs: 'inventory.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'admin.nav.inventory',
      icon: IconRadar2,
      to: '/inventory/summary',
      order: 906,
      needs: 'inventory.read',
      section: 'administration',
    },
  ],
  recordTabs: [
    {
      kind: 'asset',
      key: 'sightings',
      label: 'sightings.tab',
      group: 'network',
      order: 40,
      needs: 'asset.read',
      when: ({ type }) => assetTypes.some(({ name, has }) => name === type && has.includes('ports')),
      load: () => import('./sightings/SightingsTab.tsx').then((file) => file.SightingsTab),
    },
    {
      kind: 'asset',
      key: 'messages',
      label: 'assetMessages.tab',
      order: 90,
      needs: 'inventory.read',
      when: ({ lastInventoryAt }) => lastInventoryAt !== null,
      load: () => import('./messages/AssetMessagesTab.tsx').then((file) => file.AssetMessagesTab),
    },
  ],
  home: [
    {
      key: 'not-taken',
      order: 60,
      needs: 'inventory.read',
      load: () => import('./home/NotTakenMessages.tsx').then((file) => file.NotTakenMessages),
    },
  ],
})
