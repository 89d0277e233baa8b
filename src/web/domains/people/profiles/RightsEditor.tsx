import { useBlocker } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permissions } from '../../../../shared/access/reach.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { useSave } from '../../../engine/record/use-save.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { differencesOf, type Profile, withReach } from './permissions.ts'
import css from './profiles.module.css'
import { RightsTable } from './RightsTable.tsx'

interface RightsEditorProps {
  profile: Profile
  permissions: string[]
  /** What was changed and is not saved yet; null = nothing. */
  draft: Permissions | null
  onDraft: (draft: Permissions | null) => void
  mayWrite: boolean
  given: number | null
}

/** The rights of a profile; changes are gathered and saved together, for each acts at once on those who have it. */
export function RightsEditor({ profile, permissions, draft, onDraft, mayWrite, given }: RightsEditorProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const save = useSave(profileKind, profile.id)
  const { send, isBusy } = useSend(['profiles'])
  const shown = draft ?? profile.permissions
  const changes = draft === null ? 0 : differencesOf(profile.permissions, draft).length
  useBlocker({
    disabled: changes === 0,
    enableBeforeUnload: changes > 0,
    shouldBlockFn: async () =>
      !(await confirm({
        title: t('ui.form.leave.title'),
        body: t('ui.form.leave.body'),
        confirm: t('ui.form.leave.confirm'),
        danger: true,
      })),
  })
  const keep = async () => {
    const before = profile.permissions
    const isDone = await send(() => save({ permissions: shown }), {
      done: t('admin.profiles.saved', { name: profile.name }),
      undo: () => save({ permissions: before }),
    })
    if (isDone) onDraft(null)
  }
  return (
    <>
      <div className={css.search}>
        <TextField
          bare
          type="search"
          label={t('admin.profiles.search')}
          placeholder={t('admin.profiles.search')}
          value={text}
          onChange={setText}
        />
      </div>
      <RightsTable
        permissions={permissions}
        rights={shown}
        saved={profile.permissions}
        text={asked}
        onChange={mayWrite ? (permission, reach) => onDraft(withReach(shown, permission, reach)) : undefined}
      />
      {mayWrite ? (
        <div className={css.bar}>
          <div className={css.state}>
            <p>{t('admin.profiles.changed', { count: changes })}</p>
            {given === null ? null : <p className={css.note}>{t('admin.profiles.given', { count: given })}</p>}
          </div>
          {changes > 0 ? <Button onClick={() => onDraft(null)}>{t('admin.profiles.discard')}</Button> : null}
          <Button kind="primary" busy={isBusy} aria-disabled={changes === 0} onClick={() => changes > 0 && void keep()}>
            {t('admin.profiles.save')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
