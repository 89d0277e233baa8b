import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { groupKind, memberKind } from '../../../../shared/people/people.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { isNamed, type Named } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import css from '../people.module.css'
import { AddMember } from './AddMember.tsx'
import { MemberSwitch, RemoveMember } from './MemberControls.tsx'

/** Groups the person belongs to. */
export function MembershipPanel({ user }: { user: Named }) {
  const { t } = useTranslation()
  const can = useCan()
  const columns: KindColumns = {
    group: {
      cell: ({ group }) => (isNamed(group) ? <Link to={`/groups/${group.id}`}>{group.name}</Link> : null),
      grow: true,
      sort: null,
    },
    isManager: { cell: (record) => <MemberSwitch member={record} field="isManager" />, width: 180, sort: null },
    isPassedOver: { cell: (record) => <MemberSwitch member={record} field="isPassedOver" />, width: 180, sort: null },
    remove: {
      label: 'admin.actions',
      cell: (record) => <RemoveMember member={record} />,
      width: 80,
      needs: ['group', 'user', 'isManager', 'isPassedOver'],
    },
  }
  const keys = ['group', 'isManager', ...(can('group.update') ? ['remove'] : [])]
  return (
    <section className={css.section}>
      <PanelList
        kind={memberKind}
        title={t('admin.members.groupsOf')}
        question={{ filter: { field: 'user', op: 'is', value: user.id } }}
        columns={keys}
        own={columns}
        limit={100}
        empty={t('admin.members.noGroup')}
      />
      {can('group.update') ? <AddMember user={user} kind={groupKind} /> : null}
    </section>
  )
}
