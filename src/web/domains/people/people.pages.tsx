import { IconUser, IconUserCog, IconUsersGroup } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'

/** Keeps these parts of the address; ids that look like numbers were read as such. */
const texts =
  (...names: string[]) =>
  (raw: Record<string, unknown>) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = raw[name]
        return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
      }),
    )
const account = () => import('./account/AccountPage.tsx').then((file) => file.AccountPage)

export const room = defineWebRoom({
  name: 'people',
  pages: [
    {
      path: '/users',
      shell: 'desk',
      load: () => import('./users/UserListPage.tsx').then((file) => file.UserListPage),
      search: listSearch,
      needs: 'user.read',
    },
    {
      path: '/users/new',
      shell: 'desk',
      load: () => import('./users/NewUserPage.tsx').then((file) => file.NewUserPage),
      needs: 'user.create',
    },
    {
      path: '/users/$userId',
      shell: 'desk',
      load: () => import('./users/UserPage.tsx').then((file) => file.UserPage),
      search: texts('tab'),
      needs: 'user.read',
    },
    {
      path: '/groups',
      shell: 'desk',
      load: () => import('./groups/GroupListPage.tsx').then((file) => file.GroupListPage),
      search: listSearch,
      needs: 'group.read',
    },
    {
      path: '/groups/new',
      shell: 'desk',
      load: () => import('./groups/NewGroupPage.tsx').then((file) => file.NewGroupPage),
      needs: 'group.create',
    },
    {
      path: '/groups/$groupId',
      shell: 'desk',
      load: () => import('./groups/GroupPage.tsx').then((file) => file.GroupPage),
      search: texts('tab'),
      needs: 'group.read',
    },
    {
      path: '/admin/profiles',
      shell: 'desk',
      load: () => import('./profiles/ProfilesPage.tsx').then((file) => file.ProfilesPage),
      search: texts('id', 'tab', 'with'),
      needs: 'profile.read',
    },
    {
      path: '/admin/access',
      shell: 'desk',
      load: () => import('./access/ExplainPage.tsx').then((file) => file.ExplainPage),
      search: texts('user', 'permission', 'kind', 'id'),
      needs: 'access.explain',
    },
    { path: '/account', shell: 'desk', load: account, search: texts('tab') },
    { path: '/portal/account', shell: 'portal', load: account, search: texts('tab') },
  ],
  nav: [
    {
      place: 'rail',
      label: 'admin.nav.users',
      icon: IconUser,
      to: '/users',
      order: 902,
      needs: 'user.update',
      section: 'administration',
    },
    {
      place: 'rail',
      label: 'admin.nav.groups',
      icon: IconUsersGroup,
      to: '/groups',
      order: 904,
      needs: 'group.update',
      section: 'administration',
    },
    {
      place: 'create',
      label: 'kind.user.name',
      icon: IconUser,
      to: '/users/new',
      order: 900,
      needs: 'user.create',
    },
    { place: 'account', label: 'admin.nav.account', icon: IconUserCog, to: '/account', order: 10 },
    { place: 'portalAccount', label: 'admin.nav.account', icon: IconUserCog, to: '/portal/account', order: 10 },
  ],
})
