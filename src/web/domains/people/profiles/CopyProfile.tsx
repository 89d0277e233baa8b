import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import type { Profile } from './permissions.ts'

/** A profile of one's own that starts with the rights of another. */
export function CopyProfile({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const keep = useKeepRecord(profileKind)
  const { shell, permissions } = profile
  const form = useForm({
    initial: { name: t('admin.profiles.copyOf', { name: profile.name }) },
    onSubmit: async ({ name }) => {
      const made = await api.post<Json>('/profiles', { name: name.trim(), shell, permissions })
      keep(made)
      toast.done(t('engine.form.created', { name: String(made.name) }))
      onClose()
      await navigate({ to: '/admin/profiles', search: { id: made.id, with: profile.id } as never })
    },
  })
  return (
    <Dialog title={t('admin.profiles.copyTitle', { name: profile.name })} onClose={onClose}>
      <DialogForm form={form} submit={t('admin.profiles.copySubmit')} onCancel={onClose}>
        <TextField {...form.field('name')} label={t('admin.profiles.copyName')} maxLength={255} required autoFocus />
      </DialogForm>
    </Dialog>
  )
}
