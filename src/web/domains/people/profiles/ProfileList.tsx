import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Profile } from './permissions.ts'
import css from './profiles.module.css'

/** Own profiles first, for those are what one works on; then the shipped ones. */
export function ProfileList({ profiles, activeId }: { profiles: Profile[]; activeId: string | null }) {
  const { t } = useTranslation()
  const own = profiles.filter((profile) => !profile.isShipped)
  const shipped = profiles.filter((profile) => profile.isShipped)
  return (
    <nav className={css.list} aria-label={t('admin.profiles.list')}>
      <h2 className={css.listTitle}>{t('admin.profiles.own')}</h2>
      {own.length === 0 ? <p className={css.note}>{t('admin.profiles.noneOwn')}</p> : null}
      <Entries profiles={own} activeId={activeId} />
      <h2 className={css.listTitle}>{t('admin.profiles.shipped')}</h2>
      <Entries profiles={shipped} activeId={activeId} />
    </nav>
  )
}

function Entries({ profiles, activeId }: { profiles: Profile[]; activeId: string | null }) {
  return (
    <ul className={css.entries}>
      {profiles.map((profile) => (
        <li key={profile.id}>
          <Link
            to="/admin/profiles"
            search={{ id: profile.id } as never}
            className={css.entry}
            aria-current={profile.id === activeId ? 'page' : undefined}
          >
            <span className={css.entryName}>{profile.name}</span>
            {profile.isShipped ? <IconLock size="1em" stroke={1.75} aria-hidden /> : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}
