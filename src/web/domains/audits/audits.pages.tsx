import { IconChecklist } from '@tabler/icons-react'
import { auditSubjects } from '../../../shared/audits/audits.kinds.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')

export const room = defineWebRoom({
  name: 'audits',
  pages: [
    {
      path: '/audits',
      shell: 'desk',
      load: () => import('./AuditListPage.tsx').then((file) => file.AuditListPage),
      search: listSearch,
      needs: 'audit.read',
    },
    {
      path: '/audits/new',
      shell: 'desk',
      load: () => import('./NewAuditPage.tsx').then((file) => file.NewAuditPage),
      needs: 'audit.create',
    },
    {
      path: '/audits/$auditId',
      shell: 'desk',
      load: () => import('./AuditPage.tsx').then((file) => file.AuditPage),
      search: tab,
      needs: 'audit.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'audits.nav.audits',
      icon: IconChecklist,
      to: '/audits',
      order: 290,
      needs: 'audit.read',
      section: 'park',
    },
  ],
  home: [
    {
      key: 'audits',
      order: 35,
      needs: 'audit.read',
      load: () => import('./AuditPanels.tsx').then((file) => file.AuditsAtHome),
    },
  ],
  recordPanels: auditSubjects.map((kind) => ({
    kind,
    key: 'audits',
    order: 5,
    needs: 'audit.read',
    load: () => import('./AuditPanels.tsx').then((file) => file.auditPanelOf(kind)),
  })),
})
