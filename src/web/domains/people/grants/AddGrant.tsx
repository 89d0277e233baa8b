import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import css from '../people.module.css'

/** Gives a profile over an entity. */
export function AddGrant({ user, entity: home }: { user: Named; entity: Named | null }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['grants', 'profiles'])
  const [profile, setProfile] = useState<Named | null>(null)
  const [entity, setEntity] = useState<Named | null>(home)
  const [isRecursive, setRecursive] = useState(true)
  const [isTried, setTried] = useState(false)
  const missing = t('engine.form.missing')
  const give = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (profile === null || entity === null) return
    const isDone = await send(
      () => api.post('/grants', { user: user.id, profile: profile.id, entity: entity.id, isRecursive }),
      { done: t('admin.grants.added', { name: user.name, profile: profile.name }) },
    )
    if (!isDone) return
    setProfile(null)
    setTried(false)
  }
  return (
    <form className={css.add} aria-label={t('admin.grants.add')} onSubmit={(event) => void give(event)} noValidate>
      <ReferenceField
        label={t('kind.grant.field.profile')}
        name="profile"
        value={profile}
        onChange={setProfile}
        search={(text, signal) => searchRecords(t, profileKind, text, signal)}
        error={isTried && profile === null ? missing : undefined}
      />
      <ReferenceField
        label={t('kind.grant.field.entity')}
        name="entity"
        value={entity}
        onChange={setEntity}
        search={(text, signal) => searchRecords(t, entityKind, text, signal)}
        error={isTried && entity === null ? missing : undefined}
      />
      <div className={css.check}>
        <CheckField label={t('kind.grant.field.isRecursive')} value={isRecursive} onChange={setRecursive} />
      </div>
      <Button type="submit" icon={IconPlus} busy={isBusy}>
        {t('admin.grants.add')}
      </Button>
    </form>
  )
}
