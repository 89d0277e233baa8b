import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import type { Named } from '../records.ts'
import type { RecordDocument } from './document.ts'
import css from './documents.module.css'
import { HeadingField } from './HeadingField.tsx'

interface FileUnderDialogProps {
  document: RecordDocument
  onFile: (heading: Named | null) => void
  onClose: () => void
}

export function FileUnderDialog({ document, onFile, onClose }: FileUnderDialogProps) {
  const { t } = useTranslation()
  const [heading, setHeading] = useState(document.heading)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onFile(heading)
  }
  return (
    <Dialog title={t('engine.documents.fileUnder', { name: document.name })} onClose={onClose}>
      <form className={css.add} onSubmit={submit}>
        <HeadingField value={heading} onChange={setHeading} />
        <div className={css.bar}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('engine.documents.file')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
