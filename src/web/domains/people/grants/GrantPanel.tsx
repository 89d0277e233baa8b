import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { grantKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { isNamed, type Json, type Named } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import css from '../people.module.css'
import { AddGrant } from './AddGrant.tsx'

const most = 100

/** What the person may do: profiles over entities, given and taken away here. */
export function GrantPanel({ user, entity }: { user: Named; entity: unknown }) {
  const { t } = useTranslation()
  const can = useCan()
  const columns: KindColumns = {
    profile: { cell: (record) => <ProfileName profile={record.profile} />, grow: true, sort: null },
    isRecursive: { width: 190, sort: null },
    remove: {
      label: 'admin.actions',
      cell: (record) => <RemoveGrant user={user} grant={record} />,
      width: 80,
      needs: ['profile', 'entity', 'isRecursive'],
    },
  }
  const keys = ['profile', 'entity', 'isRecursive', ...(can('grant.delete') ? ['remove'] : [])]
  return (
    <section className={css.section}>
      <div className={css.head}>
        <p className={css.help}>{t('admin.grants.help')}</p>
        {can('access.explain') ? (
          <LinkButton to="/admin/access" search={{ user: user.id } as never} kind="quiet" size="small">
            {t('admin.explain.link', { name: user.name })}
          </LinkButton>
        ) : null}
      </div>
      <PanelList
        kind={grantKind}
        title={t('admin.grants.title')}
        question={{ filter: { field: 'user', op: 'is', value: user.id } }}
        columns={keys}
        own={columns}
        limit={most}
        empty={t('admin.grants.none')}
      />
      {can('grant.create') ? <AddGrant user={user} entity={isNamed(entity) ? entity : null} /> : null}
    </section>
  )
}

function ProfileName({ profile }: { profile: unknown }) {
  const can = useCan()
  if (!isNamed(profile)) return null
  if (!can('profile.read')) return profile.name
  return (
    <Link to="/admin/profiles" search={{ id: profile.id } as never}>
      {profile.name}
    </Link>
  )
}

function RemoveGrant({ user, grant }: { user: Named; grant: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['grants', 'profiles'])
  const { profile, entity, isRecursive } = grant as unknown as { profile: Named; entity: Named; isRecursive: boolean }
  const remove = () =>
    send(() => api.delete(`/grants/${grant.id}`), {
      done: t('admin.grants.removed', { name: user.name, profile: profile.name }),
      undo: () => api.post('/grants', { user: user.id, profile: profile.id, entity: entity.id, isRecursive }),
    })
  return (
    <IconButton
      size="small"
      icon={IconX}
      label={t('admin.grants.remove', { profile: profile.name, entity: entity.name })}
      aria-busy={isBusy}
      onClick={(event) => {
        event.stopPropagation()
        void remove()
      }}
    />
  )
}
