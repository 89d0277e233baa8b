import { IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { RecordName } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import css from '../people.module.css'
import { AccountState } from './AccountState.tsx'

const views: readonly ShippedView[] = [
  { key: 'active', label: 'admin.users.view.active', query: { filter: { field: 'isActive', op: 'is', value: true } } },
  {
    key: 'never',
    label: 'admin.users.view.never',
    query: {
      filter: {
        all: [
          { field: 'isActive', op: 'is', value: true },
          { field: 'lastSignInAt', op: 'empty' },
        ],
      },
    },
  },
  {
    key: 'disabled',
    label: 'admin.users.view.disabled',
    query: { filter: { field: 'isActive', op: 'is', value: false } },
  },
  { key: 'all', label: 'engine.view.all', query: {} },
]

const columns: KindColumns = {
  name: {
    cell: (record) => (
      <span className={css.person}>
        <Avatar name={String(record.name)} size="small" isDecorative />
        <RecordName kind={userKind} record={record} />
      </span>
    ),
  },
  isActive: { cell: (record) => <AccountState isActive={record.isActive === true} look="plain" />, width: 130 },
  lastSignInAt: { hidden: false },
  location: { hidden: true },
}

/** Everybody who has an account here. */
export function UserListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={userKind}
      icon={IconUser}
      views={views}
      columns={columns}
      create={{ to: '/users/new', label: 'admin.users.create', needs: 'user.create' }}
      placeholder={t('admin.users.placeholder')}
    />
  )
}
