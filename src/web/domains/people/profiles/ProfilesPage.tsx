import { IconShieldLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../../engine/live/use-live.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ProfileList } from './ProfileList.tsx'
import { ProfileStudio } from './ProfileStudio.tsx'
import type { Profile } from './permissions.ts'
import css from './profiles.module.css'
import { usePermissions, useProfiles } from './use-profiles.ts'

/** Studio of profiles: which there are, what the open one allows, how it differs from another. */
export function ProfilesPage() {
  const { t } = useTranslation()
  const profiles = useProfiles()
  const permissions = usePermissions()
  useLive({ kinds: ['profile'] })
  const error = profiles.error ?? permissions.error
  return (
    <Page title={t('admin.profiles.title')} icon={IconShieldLock} layout="fill" count={profiles.data?.length ?? null}>
      {profiles.data && permissions.data ? (
        <Studio profiles={profiles.data} permissions={permissions.data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void profiles.refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  )
}

function Studio({ profiles, permissions }: { profiles: Profile[]; permissions: string[] }) {
  const [search] = useRouteSearch<{ id?: string }>()
  const open = profiles.find((profile) => profile.id === search.id) ?? null
  const shown = open ?? profiles.find((profile) => profile.isShipped) ?? profiles[0]
  return (
    <div className={css.studio} data-open={open !== null || undefined}>
      <ProfileList profiles={profiles} activeId={shown?.id ?? null} />
      {shown === undefined ? null : (
        <ProfileStudio key={shown.id} profile={shown} profiles={profiles} permissions={permissions} />
      )}
    </div>
  )
}
