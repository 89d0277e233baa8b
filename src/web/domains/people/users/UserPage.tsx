import { IconUser } from '@tabler/icons-react'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { RecordPage, type RecordTab } from '../../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { GrantPanel } from '../grants/GrantPanel.tsx'
import { MembershipPanel } from '../groups/MembershipPanel.tsx'
import css from '../people.module.css'
import { SessionPanel } from '../sessions/SessionPanel.tsx'
import { TokenPanel } from '../tokens/TokenPanel.tsx'
import { AccountState } from './AccountState.tsx'
import { UserOverview } from './UserOverview.tsx'
import { UserVerbs } from './UserVerbs.tsx'

const sections: readonly PropertySection[] = [
  { fields: ['entity', 'location', 'manager', 'jobTitle', 'email', 'phone'] },
  {
    title: 'admin.users.side.identity',
    fields: ['name', 'login', 'firstName', 'lastName', 'language'],
  },
  { title: 'admin.users.side.more', fields: ['comment', 'lastSignInAt', 'createdAt', 'updatedAt'] },
]

/** One person: what they hold and asked for, what they may do, where they are signed in. */
export function UserPage() {
  const id = useRouteParam('userId')
  const can = useCan()
  const { user } = useSession()
  const isSelf = user.id === id
  const tabs = (record: Json): RecordTab[] => [
    { key: 'overview', label: 'admin.users.tab.overview', show: () => <UserOverview userId={id} /> },
    ...(can('grant.read')
      ? [{ key: 'access', label: 'admin.users.tab.access', show: () => <Access record={record} /> }]
      : []),
    ...(isSelf || can('user.update')
      ? [{ key: 'sessions', label: 'admin.users.tab.sessions', show: () => <SignedIn userId={id} isSelf={isSelf} /> }]
      : []),
  ]
  return (
    <RecordPage
      kind={userKind}
      id={id}
      icon={() => IconUser}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <UserVerbs record={record} />}
      tabs={tabs}
      side={(record) => <RecordProperties kind={userKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  return (
    <>
      <AccountState isActive={record.isActive === true} />
      <span>{String(record.login)}</span>
      {isNamed(record.entity) ? <span>{record.entity.name}</span> : null}
    </>
  )
}

function Access({ record }: { record: Json }) {
  return (
    <div className={css.panels}>
      <GrantPanel user={{ id: record.id, name: String(record.name) }} entity={record.entity} />
      <MembershipPanel user={{ id: record.id, name: String(record.name) }} />
    </div>
  )
}

function SignedIn({ userId, isSelf }: { userId: string; isSelf: boolean }) {
  return (
    <div className={css.panels}>
      <SessionPanel userId={userId} isSelf={isSelf} />
      <TokenPanel userId={userId} isSelf={isSelf} />
    </div>
  )
}
