import { IconFileImport } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'

const word = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
const only = (raw: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (word(raw[name]) === undefined ? [] : [[name, word(raw[name])]])))

export const room = defineWebRoom({
  name: 'imports',
  pages: [
    {
      path: '/imports',
      shell: 'desk',
      load: () => import('./ImportListPage.tsx').then((file) => file.ImportListPage),
      search: listSearch,
      needs: 'import.read',
    },
    {
      path: '/imports/new',
      shell: 'desk',
      load: () => import('./NewImportPage.tsx').then((file) => file.NewImportPage),
      search: (raw) => only(raw, ['kind', 'document', 'from']),
      needs: 'import.create',
    },
    {
      path: '/imports/rules',
      shell: 'desk',
      load: () => import('./RulesPage.tsx').then((file) => file.RulesPage),
      search: (raw) => only(raw, ['kind']),
      needs: 'import.create',
    },
    {
      path: '/imports/$importId',
      shell: 'desk',
      load: () => import('./ImportPage.tsx').then((file) => file.ImportPage),
      search: (raw) => only(raw, ['outcome']),
      needs: 'import.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'imports.nav',
      icon: IconFileImport,
      to: '/imports',
      order: 930,
      needs: 'import.create',
      section: 'administration',
    },
  ],
})
