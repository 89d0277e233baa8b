import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownVoice } from '../../../shared/approvals/approval-plan.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { userKind } from '../../../shared/people/people.kinds.ts'
import { api } from '../../engine/api.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import type { Json } from '../../engine/records.ts'
import { useCopy } from '../../engine/use-copy.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { type Option, ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import css from './approvals.module.css'

interface LinkDialogProps {
  kind: Kind
  record: Json
  voice: ShownVoice
  onClose: () => void
}

/** Makes a link for one person; it is shown this once. */
export function LinkDialog({ kind, record, voice, onClose }: LinkDialogProps) {
  const { t } = useTranslation()
  const [made, setMade] = useState<{ link: string; expiresAt: string; name: string } | null>(null)
  const form = useForm<{ user: Option | null }>({
    initial: { user: voice.user },
    onSubmit: async ({ user }) => {
      const answer = await api.post<{ link: string; expiresAt: string }>(
        `/${kind.plural}/${record.id}/make-approval-link`,
        { approver: voice.id, ...(user === null ? {} : { user: user.id }) },
      )
      setMade({ ...answer, name: user?.name ?? '' })
    },
  })
  return (
    <Dialog title={t('approvals.link.title')} onClose={onClose} size="md">
      {made === null ? (
        <DialogForm form={form} submit={t('approvals.link.make')} onCancel={onClose}>
          <ReferenceField
            label={t('approvals.link.who')}
            required
            {...form.field('user')}
            search={(text, signal) => searchRecords(t, userKind, text, signal)}
          />
        </DialogForm>
      ) : (
        <Made made={made} />
      )}
    </Dialog>
  )
}

function Made({ made }: { made: { link: string; expiresAt: string; name: string } }) {
  const { t } = useTranslation()
  const copy = useCopy()
  return (
    <div className={css.made}>
      <p>{t('approvals.link.text', { name: made.name })}</p>
      <TextField label={t('approvals.link.address')} value={made.link} onChange={() => undefined} />
      <p className={css.soft}>
        {t('approvals.link.until')} <RelativeTime at={made.expiresAt} />
      </p>
      <div className={css.buttons}>
        <Button kind="primary" icon={IconCopy} onClick={() => void copy(made.link, t('approvals.link.copied'))}>
          {t('approvals.link.copy')}
        </Button>
      </div>
    </div>
  )
}
