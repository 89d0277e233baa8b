import { IconArrowLeft, IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permissions } from '../../../../shared/access/reach.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { RecordMenu } from '../../../engine/record/RecordMenu.tsx'
import { useRecord } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { Tabs } from '../../../ui/page/Tabs.tsx'
import { CopyProfile } from './CopyProfile.tsx'
import { ProfileHolders } from './ProfileHolders.tsx'
import { ProfileSide } from './ProfileSide.tsx'
import type { Profile } from './permissions.ts'
import css from './profiles.module.css'
import { RightsEditor } from './RightsEditor.tsx'

interface ProfileStudioProps {
  profile: Profile
  profiles: Profile[]
  permissions: string[]
}

/** How often a profile is given: a change of it acts at once for all these. */
const useGiven = (id: string) =>
  useQuery({
    queryKey: ['grants', 'list', 'given', id],
    queryFn: ({ signal }) =>
      readPage(
        { plural: 'grants' } as never,
        { filter: { field: 'profile', op: 'is', value: id } },
        { limit: 1, count: 'exact' },
        signal,
      ),
  })

/** The open profile: rights in the middle, comparison beside. */
export function ProfileStudio({ profile, profiles, permissions }: ProfileStudioProps) {
  const { t } = useTranslation()
  const can = useCan()
  const [search] = useRouteSearch<{ tab?: string }>()
  const { data: record } = useRecord(profileKind, profile.id)
  const given = useGiven(profile.id).data?.total ?? null
  const [isCopying, setCopying] = useState(false)
  const [draft, setDraft] = useState<Permissions | null>(null)
  const mayWrite = !profile.isShipped && record?.can?.update === true
  const isPeople = search.tab === 'people'
  const link = (tab?: string) => ({
    to: '/admin/profiles',
    search: { id: profile.id, ...(tab ? { tab } : {}) } as never,
    resetScroll: false,
  })
  return (
    <>
      <section className={css.middle} aria-label={profile.name}>
        <div className={css.back}>
          <LinkButton to="/admin/profiles" kind="quiet" size="small" icon={IconArrowLeft}>
            {t('engine.dictionary.back')}
          </LinkButton>
        </div>
        <header className={css.head}>
          <h2 className={css.name}>{profile.name}</h2>
          {can('profile.create') ? (
            <Button icon={IconCopy} onClick={() => setCopying(true)}>
              {t('admin.profiles.copy')}
            </Button>
          ) : null}
          {record !== undefined && !profile.isShipped ? <RecordMenu kind={profileKind} record={record} /> : null}
        </header>
        {mayWrite ? null : (
          <p className={css.note}>{t(profile.isShipped ? 'admin.profiles.readOnly' : 'admin.profiles.noRight')}</p>
        )}
        <Tabs
          label={profile.name}
          active={isPeople ? 'people' : 'rights'}
          tabs={[
            { key: 'rights', label: t('admin.profiles.tab.rights'), link: link() },
            { key: 'people', label: t('admin.profiles.tab.people'), count: given, link: link('people') },
          ]}
        />
        {isPeople ? (
          <ProfileHolders profileId={profile.id} />
        ) : (
          <RightsEditor
            profile={profile}
            permissions={permissions}
            draft={draft}
            onDraft={setDraft}
            mayWrite={mayWrite}
            given={given}
          />
        )}
      </section>
      <ProfileSide
        profile={profile}
        rights={draft ?? profile.permissions}
        profiles={profiles}
        record={record}
        mayWrite={mayWrite}
      />
      {isCopying ? <CopyProfile profile={profile} onClose={() => setCopying(false)} /> : null}
    </>
  )
}
