import { IconLicense } from '@tabler/icons-react'
import { assetTypes } from '../../../shared/assets/types/index.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')
const tabs = () => import('./LicenceTabs.tsx')

export const room = defineWebRoom({
  name: 'licences',
  pages: [
    {
      path: '/licences',
      shell: 'desk',
      load: () => import('./LicenceListPage.tsx').then((file) => file.LicenceListPage),
      search: listSearch,
      needs: 'licence.read',
    },
    {
      path: '/licences/new',
      shell: 'desk',
      load: () => import('./NewLicencePage.tsx').then((file) => file.NewLicencePage),
      needs: 'licence.create',
    },
    {
      path: '/licences/$licenceId',
      shell: 'desk',
      load: () => import('./LicencePage.tsx').then((file) => file.LicencePage),
      search: tab,
      needs: 'licence.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'licences.nav.licences',
      icon: IconLicense,
      to: '/licences',
      order: 230,
      needs: 'licence.read',
      section: 'park',
    },
    {
      place: 'create',
      label: 'kind.licence.name',
      icon: IconLicense,
      to: '/licences/new',
      order: 230,
      needs: 'licence.create',
    },
  ],
  recordPanels: [
    {
      kind: 'software',
      key: 'licence-standing',
      order: 10,
      needs: 'licence.read',
      load: () => import('./LicenceStanding.tsx').then((file) => file.LicenceStanding),
    },
  ],
  recordTabs: [
    {
      kind: 'software',
      key: 'licences',
      label: 'licences.tab.licences',
      order: 20,
      needs: 'licence.read',
      load: () => tabs().then((file) => file.LicencesOfSoftware),
    },
    {
      kind: 'asset',
      key: 'licences',
      group: 'management',
      label: 'licences.tab.licences',
      order: 30,
      needs: 'licence.read',
      when: ({ type }) => assetTypes.some(({ name, has }) => name === type && has.includes('software')),
      load: () => tabs().then((file) => file.LicencesOfAsset),
    },
    {
      kind: 'user',
      key: 'licences',
      label: 'licences.tab.licences',
      order: 30,
      needs: 'licence.read',
      load: () => tabs().then((file) => file.LicencesOfPerson),
    },
  ],
})
