import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import { useSession, useSignOut } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Avatar } from '../../ui/mark/Avatar.tsx'
import { isLanguage, setLanguage } from '../i18n.ts'
import css from './topbar.module.css'

/** Who is signed in; theme, language, the person's own pages, signing out. */
export function PersonMenu({ account }: { account: NavItem[] }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leave = () =>
    signOut().then(
      () => navigate({ to: '/sign-in' }),
      () => toast.failed(t('app.signOutFailed')),
    )
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={css.person} aria-label={t('app.person.menu', { name: user.name })}>
          <Avatar name={user.name} isDecorative />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={css.menu!}>
        <div className={css.who}>
          <Avatar name={user.name} size="large" isDecorative />
          <div>
            <div className={css.whoName}>{user.name}</div>
            <div className={css.whoLogin}>{user.login}</div>
          </div>
        </div>
        <Menu.Divider />
        <Preferences />
        <Menu.Divider />
        {account.map((item) => (
          <Menu.Item
            key={item.to}
            closeMenuOnClick
            leftSection={<item.icon size="1.15em" stroke={1.75} aria-hidden />}
            onClick={() => void navigate({ to: item.to })}
          >
            {t(item.label)}
          </Menu.Item>
        ))}
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconLogout size="1.15em" stroke={1.75} aria-hidden />}
          onClick={() => void leave()}
        >
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Theme and language of this device. */
export function Preferences() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <div className={css.choice}>
        <span className={css.choiceLabel}>{t('app.theme.label')}</span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('app.theme.label')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
          data={[
            { value: 'light', label: t('app.theme.light') },
            { value: 'dark', label: t('app.theme.dark') },
            { value: 'auto', label: t('app.theme.auto') },
          ]}
        />
      </div>
      <div className={css.choice}>
        <span className={css.choiceLabel}>{t('app.language')}</span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('app.language')}
          value={i18n.language}
          onChange={(value) => isLanguage(value) && void setLanguage(value, { remember: true })}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
    </>
  )
}
