import { Menu } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Bell } from '../../domains/notifications/Bell.tsx'
import type { NavItem } from '../../engine/room.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Kbd } from '../../ui/mark/Kbd.tsx'
import { openPalette } from '../palette/palette-store.ts'
import { PersonMenu } from './PersonMenu.tsx'
import css from './topbar.module.css'

/** Search, create, person. */
export function TopBar({ create, account }: { create: NavItem[]; account: NavItem[] }) {
  const { t } = useTranslation()
  return (
    <header className={css.bar}>
      <button
        type="button"
        className={css.search}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={openPalette}
      >
        <IconSearch size="1.15em" stroke={1.75} aria-hidden />
        <span className={css.words}>{t('app.search.trigger')}</span>
        <span className={css.keys} aria-hidden>
          <Kbd keys={t('app.search.keys')} />
        </span>
      </button>
      <div className={css.end}>
        {create.length > 0 ? <CreateMenu items={create} /> : null}
        <Bell shell="desk" />
        <PersonMenu account={account} />
      </div>
    </header>
  )
}

function CreateMenu({ items }: { items: NavItem[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const go = (item: NavItem) => void navigate({ to: item.to, search: (item.search ?? {}) as never })
  return (
    <Menu>
      <Menu.Target>
        <Button icon={IconPlus} kind="primary" className={css.create ?? ''}>
          {t('app.create')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.to + item.label}
            leftSection={<item.icon size="1.15em" stroke={1.75} aria-hidden />}
            onClick={() => go(item)}
          >
            {t(item.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
