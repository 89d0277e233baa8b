import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import type { Json, Named } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { SwitchField } from '../../../ui/field/SwitchField.tsx'

interface Member {
  id: string
  group: Named
  user: Named
  isManager: boolean
  isPassedOver: boolean
}

const memberOf = (record: Json) => record as unknown as Member

/** Whether the member answers for the group, or is passed over when its cases are shared out; changed at once. */
export function MemberSwitch({ member: record, field }: { member: Json; field: 'isManager' | 'isPassedOver' }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend(['members'])
  const { id, [field]: value } = memberOf(record)
  if (!can('group.update')) return <>{value ? t('engine.yes') : t('engine.no')}</>
  const change = (next: boolean) => send(() => api.patch(`/members/${id}`, { [field]: next }))
  return (
    <SwitchField
      label={t(`kind.member.field.${field}`)}
      bare
      value={value}
      disabled={isBusy}
      onChange={(next) => void change(next)}
    />
  )
}

export function RemoveMember({ member: record }: { member: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['members'])
  const { id, group, user, isManager, isPassedOver } = memberOf(record)
  const names = { name: user.name, group: group.name }
  const remove = () =>
    send(() => api.delete(`/members/${id}`), {
      done: t('admin.members.removed', names),
      undo: () => api.post('/members', { group: group.id, user: user.id, isManager, isPassedOver }),
    })
  return (
    <IconButton
      size="small"
      icon={IconX}
      label={t('admin.members.remove', names)}
      aria-busy={isBusy}
      onClick={(event) => {
        event.stopPropagation()
        void remove()
      }}
    />
  )
}
