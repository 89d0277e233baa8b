import { IconKey, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { Json } from '../../../engine/records.ts'
import { useSession } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'

/** What can be done with an account: new password, keep the person out, let them in again. */
export function UserVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const [isAsking, setAsking] = useState(false)
  const isSelf = user.id === record.id
  return (
    <>
      {record.can?.['set-password'] ? (
        <Button icon={IconKey} onClick={() => setAsking(true)}>
          {t(isSelf ? 'admin.password.changeOwn' : 'admin.password.set')}
        </Button>
      ) : null}
      {record.isActive === true && record.can?.disable && !isSelf ? <Disable record={record} /> : null}
      {record.isActive === false && record.can?.enable ? <Enable record={record} /> : null}
      {isAsking ? (
        <PasswordDialog userId={record.id} name={String(record.name)} isOwn={isSelf} onClose={() => setAsking(false)} />
      ) : null}
    </>
  )
}

function Disable({ record }: { record: Json }) {
  const { t } = useTranslation()
  const disable = useAction(userKind, record.id, 'disable')
  const enable = useAction(userKind, record.id, 'enable')
  const name = String(record.name)
  const ask = async () => {
    const isSure = await confirm({
      title: t('admin.users.disableTitle', { name }),
      body: t('admin.users.disableBody'),
      confirm: t('admin.users.disable'),
      danger: true,
    })
    if (isSure) await disable.run({}, { done: t('admin.users.disableDone', { name }), undo: () => enable.run() })
  }
  return (
    <Button icon={IconUserOff} busy={disable.isBusy} onClick={() => void ask()}>
      {t('admin.users.disable')}
    </Button>
  )
}

function Enable({ record }: { record: Json }) {
  const { t } = useTranslation()
  const enable = useAction(userKind, record.id, 'enable')
  const done = t('admin.users.enableDone', { name: String(record.name) })
  return (
    <Button kind="primary" icon={IconUserCheck} busy={enable.isBusy} onClick={() => void enable.run({}, { done })}>
      {t('admin.users.enable')}
    </Button>
  )
}
