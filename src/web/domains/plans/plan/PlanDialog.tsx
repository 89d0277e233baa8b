import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { planTypes } from '../../../../shared/plans/point.ts'
import { api } from '../../../engine/api.ts'
import { maxAttachmentBytes, uploadAll } from '../../../engine/documents/upload.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { FileDrop } from '../../../ui/field/FileDrop.tsx'
import css from './plan.module.css'

/** The picture of a place: the first, or another one. */
export function PlanDialog({ record, hasPlan, onClose }: { record: Json; hasPlan: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [files, setFiles] = useState<File[]>([])
  const { send, isBusy } = useSend([locationKind.plural])
  const submit = async () => {
    const give = async () => {
      const [document] = await uploadAll(files)
      await api.post(`/locations/${record.id}/set-plan`, { document })
    }
    if (await send(give, { done: t('plans.saved') })) onClose()
  }
  const title = t(hasPlan ? 'plans.replace' : 'plans.add')
  return (
    <Dialog title={title} onClose={onClose} size="md">
      <div className={css.tab}>
        <p className={css.hint}>{t('plans.replaceHelp')}</p>
        <FileDrop
          label={title}
          files={files}
          onChange={(next) => setFiles(next.slice(-1))}
          maxBytes={maxAttachmentBytes}
          accept={planTypes.join(',')}
        />
        <div className={css.dialogVerbs}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" busy={isBusy} disabled={files.length === 0} onClick={() => void submit()}>
            {t('plans.submit')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
