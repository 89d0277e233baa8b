import { useTranslation } from 'react-i18next'
import type { Permissions } from '../../../../shared/access/reach.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { ProfileDifferences } from './ProfileDifferences.tsx'
import { nearestShipped, type Profile } from './permissions.ts'
import css from './profiles.module.css'

interface ProfileSideProps {
  profile: Profile
  /** Its rights as they stand on screen, saved or not. */
  rights: Permissions
  profiles: Profile[]
  record: Json | undefined
  mayWrite: boolean
}

const sections = [{ title: 'admin.profiles.about', fields: ['name', 'shell', 'comment'] }] as const

/** Name and interface of the profile, and how it differs from another: at first the shipped one it resembles most. */
export function ProfileSide({ profile, rights, profiles, record, mayWrite }: ProfileSideProps) {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<{ with?: string; id?: string }>()
  const usual = profile.isShipped ? undefined : nearestShipped(profile, profiles)?.id
  const other = profiles.find((each) => each.id === (search.with ?? usual) && each.id !== profile.id)
  const shown = record === undefined || mayWrite ? record : { ...record, can: {} }
  return (
    <aside className={css.side} aria-label={t('admin.profiles.compare.title')}>
      {shown === undefined ? null : <RecordProperties kind={profileKind} record={shown} sections={sections} />}
      <section className={css.compare}>
        <ChoiceField
          label={t('admin.profiles.compare.with')}
          value={other?.id ?? null}
          choices={profiles
            .filter((each) => each.id !== profile.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => change({ id: profile.id, with: id ?? undefined } as never, { replace: true })}
        />
        {other === undefined ? null : <ProfileDifferences before={other.permissions} after={rights} />}
      </section>
    </aside>
  )
}
