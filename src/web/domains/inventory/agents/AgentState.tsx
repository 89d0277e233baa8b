import { IconBan, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'

/** Whether what the agent sends is accepted. */
export function AgentState({ isBlocked, look = 'soft' }: { isBlocked: boolean; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  return (
    <StatusBadge
      tone={isBlocked ? 'bad' : 'good'}
      icon={isBlocked ? IconBan : IconCircleCheck}
      label={t(isBlocked ? 'admin.inventory.isBlocked' : 'admin.inventory.isAdmitted')}
      look={look}
    />
  )
}
