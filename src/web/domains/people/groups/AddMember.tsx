import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import css from '../people.module.css'

interface AddMemberProps {
  /** The side that is known; the other is chosen here. */
  user?: Named
  group?: Named
  /** What is chosen: people for a group, groups for a person. */
  kind: Kind
}

/** Puts a person into a group, from either side. */
export function AddMember({ user, group, kind }: AddMemberProps) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['members'])
  const [chosen, setChosen] = useState<Named | null>(null)
  const [isManager, setManager] = useState(false)
  const [isTried, setTried] = useState(false)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen === null) return
    const person = user ?? chosen
    const into = group ?? chosen
    const isDone = await send(() => api.post('/members', { group: into.id, user: person.id, isManager }), {
      done: t('admin.members.added', { name: person.name, group: into.name }),
    })
    if (!isDone) return
    setChosen(null)
    setManager(false)
    setTried(false)
  }
  const verb = t(user ? 'admin.members.addToGroup' : 'admin.members.add')
  return (
    <form className={css.add} aria-label={verb} onSubmit={(event) => void add(event)} noValidate>
      <ReferenceField
        label={t(user ? 'kind.member.field.group' : 'kind.member.field.user')}
        name="member"
        value={chosen}
        onChange={setChosen}
        search={(text, signal) => searchRecords(t, kind, text, signal)}
        error={isTried && chosen === null ? t('engine.form.missing') : undefined}
      />
      <div className={css.check}>
        <CheckField label={t('kind.member.field.isManager')} value={isManager} onChange={setManager} />
      </div>
      <Button type="submit" icon={IconPlus} busy={isBusy}>
        {verb}
      </Button>
    </form>
  )
}
