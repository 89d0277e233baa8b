import { Popover } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import { useChangePreferences, useSession, useSignOut } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Avatar } from '../../ui/mark/Avatar.tsx'
import { type Language, setLanguage } from '../i18n.ts'
import { Preferences } from './Preferences.tsx'
import css from './topbar.module.css'

/** Who is signed in; theme, language, the person's own pages, signing out. */
export function PersonMenu({ account }: { account: NavItem[] }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const change = useChangePreferences()
  const [isOpen, setOpen] = useState(false)
  const label = t('app.person.menu', { name: user.name })
  const changeLanguage = async (language: Language) => {
    await setLanguage(language)
    await change({ language }).catch(() => toast.failed(t('app.languageFailed')))
  }
  const leave = () =>
    signOut().then(
      () => navigate({ to: '/sign-in' }),
      () => toast.failed(t('app.signOutFailed')),
    )
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.person} aria-label={label} onClick={() => setOpen(!isOpen)}>
          <Avatar name={user.name} isDecorative />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.menu!} aria-label={label}>
        <div className={css.who}>
          <Avatar name={user.name} size="large" isDecorative />
          <div>
            <div className={css.whoName}>{user.name}</div>
            <div className={css.whoLogin}>{user.login}</div>
          </div>
        </div>
        <div className={css.part}>
          <Preferences onLanguage={(language) => void changeLanguage(language)} />
        </div>
        <ul className={css.part}>
          {account.map((item) => (
            <li key={item.to}>
              <Link to={item.to} className={css.entry} onClick={() => setOpen(false)}>
                <item.icon size="1.15em" stroke={1.75} aria-hidden />
                {t(item.label)}
              </Link>
            </li>
          ))}
          <li>
            <button type="button" className={css.entry} onClick={() => void leave()}>
              <IconLogout size="1.15em" stroke={1.75} aria-hidden />
              {t('app.signOut')}
            </button>
          </li>
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
