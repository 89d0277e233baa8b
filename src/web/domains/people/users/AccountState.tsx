import { IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'

/** Whether the person can come in. */
export function AccountState({ isActive, look = 'soft' }: { isActive: boolean; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  return (
    <StatusBadge
      tone={isActive ? 'good' : 'quiet'}
      icon={isActive ? IconUserCheck : IconUserOff}
      label={t(isActive ? 'admin.users.active' : 'admin.users.disabled')}
      look={look}
    />
  )
}
