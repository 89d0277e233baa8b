import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { memberKind, userKind } from '../../../../shared/people/people.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import css from '../people.module.css'
import { AddMember } from './AddMember.tsx'
import { MemberSwitch, RemoveMember } from './MemberControls.tsx'

/** Members of a group, added, removed and made managers here. */
export function MemberPanel({ group }: { group: Json }) {
  const { t } = useTranslation()
  const mayWrite = group.can?.update === true && group.deletedAt === undefined
  const columns: KindColumns = {
    user: { cell: ({ user }) => <PersonLink user={user} />, grow: true, sort: null },
    isManager: { cell: (record) => <MemberSwitch member={record} field="isManager" />, width: 180, sort: null },
    isPassedOver: { cell: (record) => <MemberSwitch member={record} field="isPassedOver" />, width: 180, sort: null },
    remove: {
      label: 'admin.actions',
      cell: (record) => <RemoveMember member={record} />,
      width: 80,
      needs: ['group', 'user', 'isManager', 'isPassedOver'],
    },
  }
  return (
    <section className={css.section}>
      <PanelList
        kind={memberKind}
        title={t('admin.groups.tab.members')}
        question={{ filter: { field: 'group', op: 'is', value: group.id } }}
        columns={[
          'user',
          'isManager',
          ...(group.canBeAssigned === true ? ['isPassedOver'] : []),
          ...(mayWrite ? ['remove'] : []),
        ]}
        own={columns}
        limit={500}
        empty={t('admin.members.nobody')}
      />
      {mayWrite ? <AddMember group={{ id: group.id, name: String(group.name) }} kind={userKind} /> : null}
    </section>
  )
}

function PersonLink({ user }: { user: unknown }) {
  if (!isNamed(user)) return null
  return (
    <span className={css.person}>
      <Avatar name={user.name} size="small" isDecorative />
      <Link to={`/users/${user.id}`}>{user.name}</Link>
    </span>
  )
}
