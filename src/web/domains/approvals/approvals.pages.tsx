import { IconClipboardCheck, IconUserShare } from '@tabler/icons-react'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { asksMe } from './asks-me.ts'

const lists = () => import('./ApprovalListPage.tsx')
const pages = () => import('./ApprovalPage.tsx')
const needs = 'approval.read'
const count = { kind: approvalKind, filter: asksMe }

export const room = defineWebRoom({
  name: 'approvals',
  pages: [
    {
      path: '/approvals',
      shell: 'desk',
      load: () => lists().then((file) => file.ApprovalListPage),
      search: listSearch,
      needs,
    },
    { path: '/approvals/$approvalId', shell: 'desk', load: () => pages().then((file) => file.ApprovalPage), needs },
    {
      path: '/admin/approval-templates',
      shell: 'desk',
      load: () => import('./TemplatesPage.tsx').then((file) => file.TemplatesPage),
      search: dictionarySearch,
      needs: 'approval-template.create',
    },
    {
      path: '/deputies',
      shell: 'desk',
      load: () => import('./DeputyPage.tsx').then((file) => file.DeputyPage),
      search: dictionarySearch,
      needs: 'deputy.read',
    },
    {
      path: '/portal/approvals',
      shell: 'portal',
      load: () => import('./PortalApprovalsPage.tsx').then((file) => file.PortalApprovalsPage),
      needs,
    },
    {
      path: '/portal/approvals/$approvalId',
      shell: 'portal',
      load: () => pages().then((file) => file.PortalApprovalPage),
      needs,
    },
    { path: '/approve/$token', shell: 'none', load: () => import('./LinkPage.tsx').then((file) => file.LinkPage) },
  ],
  nav: [
    { place: 'rail', label: 'approvals.nav', icon: IconClipboardCheck, to: '/approvals', order: 206, needs, count },
    {
      place: 'portal',
      label: 'approvals.nav',
      icon: IconClipboardCheck,
      to: '/portal/approvals',
      order: 103,
      needs,
      count,
    },
    {
      place: 'account',
      label: 'approvals.deputies',
      icon: IconUserShare,
      to: '/deputies',
      order: 50,
      needs: 'deputy.create',
    },
  ],
  home: [{ key: 'approvals', order: 15, needs, load: () => lists().then((file) => file.ApprovalPanel) }],
})
