import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import { Rail } from './Rail.tsx'

/** The whole rail on a phone, behind "Menu" of the bar at the foot. */
export function RailDrawer({ items, onClose }: { items: NavItem[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened
      onClose={onClose}
      size="xs"
      title={t('app.nav.label')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Rail items={items} isFolded={false} />
    </Drawer>
  )
}
