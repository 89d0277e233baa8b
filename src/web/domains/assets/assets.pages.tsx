import { IconApps, IconDevices, IconHandGrab } from '@tabler/icons-react'
import { secretNamesOf } from '../../../shared/assets/types/index.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')

export const room = defineWebRoom({
  name: 'assets',
  pages: [
    {
      path: '/assets',
      shell: 'desk',
      load: () => import('./AssetListPage.tsx').then((file) => file.AssetListPage),
      search: listSearch,
      needs: 'asset.read',
    },
    {
      path: '/assets/new',
      shell: 'desk',
      load: () => import('./NewAssetPage.tsx').then((file) => file.NewAssetPage),
      search: (raw) => ({
        ...(typeof raw.type === 'string' ? { type: raw.type } : {}),
        ...(raw.template === undefined ? {} : { template: String(raw.template) }),
      }),
      needs: 'asset.create',
    },
    {
      path: '/assets/$assetId',
      shell: 'desk',
      load: () => import('./AssetPage.tsx').then((file) => file.AssetPage),
      search: tab,
      needs: 'asset.read',
    },
    {
      path: '/assets/$assetId/transfer',
      shell: 'desk',
      load: () => import('./life/TransferPage.tsx').then((file) => file.TransferPage),
      needs: 'asset.update',
    },
    {
      path: '/hand-overs',
      shell: 'desk',
      load: () => import('./life/HandOverListPage.tsx').then((file) => file.HandOverListPage),
      search: listSearch,
      needs: 'asset.read',
    },
    {
      path: '/hand-overs/$handOverId',
      shell: 'desk',
      load: () => import('./life/SlipPage.tsx').then((file) => file.SlipPage),
      needs: 'asset.read',
    },
    {
      path: '/software',
      shell: 'desk',
      load: () => import('./software/SoftwareListPage.tsx').then((file) => file.SoftwareListPage),
      search: listSearch,
      needs: 'software.read',
    },
    {
      path: '/software/$softwareId',
      shell: 'desk',
      load: () => import('./software/SoftwarePage.tsx').then((file) => file.SoftwarePage),
      search: tab,
      needs: 'software.read',
    },
  ],
  nav: [
    { place: 'rail', label: 'assets.nav.assets', icon: IconDevices, to: '/assets', order: 200, needs: 'asset.read' },
    {
      place: 'rail',
      label: 'life.nav',
      icon: IconHandGrab,
      to: '/hand-overs',
      order: 215,
      needs: 'asset.update',
      section: 'park',
    },
    {
      place: 'rail',
      label: 'assets.nav.software',
      icon: IconApps,
      to: '/software',
      order: 220,
      needs: 'software.read',
      section: 'park',
    },
    {
      place: 'create',
      label: 'assets.nav.create',
      icon: IconDevices,
      to: '/assets/new',
      order: 200,
      needs: 'asset.create',
    },
  ],
  home: [
    {
      key: 'recent-assets',
      order: 50,
      needs: 'asset.read',
      load: () => import('./RecentAssets.tsx').then((file) => file.RecentAssets),
    },
  ],
  recordPanels: [
    {
      kind: 'asset',
      key: 'secrets',
      order: 8,
      needs: 'asset.read-secret',
      when: ({ type }) => secretNamesOf(type).length > 0,
      load: () => import('./life/AssetSecrets.tsx').then((file) => file.AssetSecrets),
    },
    {
      kind: 'ticket',
      key: 'asset-notes',
      order: 45,
      needs: 'note.read',
      when: (record) => Array.isArray(record.assets) && record.assets.length > 0,
      load: () => import('./CaseNotes.tsx').then((file) => file.CaseNotes),
    },
    {
      kind: 'ticket',
      key: 'impact',
      order: 50,
      needs: 'asset.read',
      when: (record) => Array.isArray(record.assets) && record.assets.length > 0,
      load: () => import('./impact/CaseImpact.tsx').then((file) => file.CaseImpact),
    },
  ],
})
