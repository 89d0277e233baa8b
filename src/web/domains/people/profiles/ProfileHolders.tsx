import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { grantKind } from '../../../../shared/people/people.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { isNamed } from '../../../engine/records.ts'

const columns: KindColumns = {
  user: {
    cell: ({ user }) =>
      isNamed(user) ? (
        <Link to={`/users/${user.id}`} search={{ tab: 'access' } as never}>
          {user.name}
        </Link>
      ) : null,
    grow: true,
    sort: null,
  },
  isRecursive: { width: 190, sort: null },
}

/** Who has the profile, over what. */
export function ProfileHolders({ profileId }: { profileId: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={grantKind}
      title={t('admin.profiles.tab.people')}
      question={{ filter: { field: 'profile', op: 'is', value: profileId } }}
      columns={['user', 'entity', 'isRecursive']}
      own={columns}
      limit={200}
      empty={t('admin.profiles.noPeople')}
    />
  )
}
