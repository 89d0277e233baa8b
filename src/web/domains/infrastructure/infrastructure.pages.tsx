import { IconNetwork, IconServerCog } from '@tabler/icons-react'
import { type AssetCapability, typeHas } from '../../../shared/assets/types/index.ts'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import type { Json } from '../../engine/records.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')
const has =
  (...capabilities: AssetCapability[]) =>
  (record: Json) =>
    capabilities.some((capability) => typeHas(record.type, capability))

const rooms = () => import('./rooms/ServerRoomPages.tsx')
const networks = () => import('./network/NetworkPages.tsx')

export const room = defineWebRoom({
  name: 'infrastructure',
  pages: [
    {
      path: '/server-rooms',
      shell: 'desk',
      load: () => rooms().then((file) => file.ServerRoomListPage),
      search: listSearch,
      needs: 'infrastructure.read',
    },
    {
      path: '/server-rooms/new',
      shell: 'desk',
      load: () => rooms().then((file) => file.NewServerRoomPage),
      needs: 'infrastructure.create',
    },
    {
      path: '/server-rooms/$roomId',
      shell: 'desk',
      load: () => rooms().then((file) => file.ServerRoomPage),
      search: tab,
      needs: 'infrastructure.read',
    },
    {
      path: '/ip-networks',
      shell: 'desk',
      load: () => import('./network/NetworkTreePage.tsx').then((file) => file.NetworkTreePage),
      needs: 'infrastructure.read',
    },
    {
      path: '/ip-networks/new',
      shell: 'desk',
      load: () => networks().then((file) => file.NewNetworkPage),
      needs: 'infrastructure.create',
    },
    {
      path: '/ip-networks/$networkId',
      shell: 'desk',
      load: () => networks().then((file) => file.NetworkPage),
      search: tab,
      needs: 'infrastructure.read',
    },
    {
      path: '/infrastructure/$plural',
      shell: 'desk',
      load: () => networks().then((file) => file.NetworkListsPage),
      search: dictionarySearch,
      needs: 'infrastructure.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'infrastructure.nav.rooms',
      icon: IconServerCog,
      to: '/server-rooms',
      order: 230,
      needs: 'infrastructure.read',
      section: 'park',
    },
    {
      place: 'rail',
      label: 'infrastructure.nav.networks',
      icon: IconNetwork,
      to: '/ip-networks',
      order: 232,
      needs: 'infrastructure.read',
      section: 'park',
    },
  ],
  recordTabs: [
    {
      kind: 'asset',
      key: 'elevation',
      label: 'infrastructure.tab.elevation',
      order: 10,
      when: has('places'),
      load: () => import('./racks/ElevationTab.tsx').then((file) => file.ElevationTab),
    },
    {
      kind: 'asset',
      key: 'outlets',
      label: 'infrastructure.tab.outlets',
      order: 20,
      when: has('outlets'),
      load: () => import('./power/OutletsTab.tsx').then((file) => file.OutletsTab),
    },
    {
      kind: 'asset',
      key: 'wiring',
      group: 'network',
      label: 'infrastructure.tab.wiring',
      order: 30,
      when: has('ports'),
      load: () => import('./network/WiringTab.tsx').then((file) => file.WiringTab),
    },
  ],
  recordPanels: [
    {
      kind: 'asset',
      key: 'place',
      order: 10,
      when: has('mounting', 'power', 'places'),
      load: () => import('./PlacePanel.tsx').then((file) => file.PlacePanel),
    },
    {
      kind: 'asset',
      key: 'ends',
      order: 20,
      when: has('ends'),
      load: () => import('./network/CableEnds.tsx').then((file) => file.CableEnds),
    },
  ],
})
