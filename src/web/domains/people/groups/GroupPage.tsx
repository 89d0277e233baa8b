import { IconTicket, IconTicketOff, IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { MemberPanel } from './MemberPanel.tsx'

const sections: readonly PropertySection[] = [
  { fields: ['name', 'entity', 'code', 'email', 'canBeAssigned', 'distribution', 'comment'] },
  { title: 'admin.users.side.more', fields: ['createdAt', 'updatedAt'] },
]

/** A group: who is in it and who answers for it. */
export function GroupPage() {
  const id = useRouteParam('groupId')
  return (
    <RecordPage
      kind={groupKind}
      id={id}
      icon={() => IconUsersGroup}
      facts={(record) => <Facts record={record} />}
      tabs={(record) => [
        { key: 'members', label: 'admin.groups.tab.members', show: () => <MemberPanel group={record} /> },
      ]}
      side={(record) => <RecordProperties kind={groupKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const isTeam = record.canBeAssigned === true
  return (
    <>
      <StatusBadge
        tone={isTeam ? 'info' : 'quiet'}
        icon={isTeam ? IconTicket : IconTicketOff}
        label={t(isTeam ? 'admin.groups.isTeam' : 'admin.groups.isNoTeam')}
      />
      {isNamed(record.entity) ? <span>{record.entity.name}</span> : null}
    </>
  )
}
