import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { Camera } from './Camera.tsx'

interface ScanDialogProps {
  title: string
  onCode: (code: string) => void
  onClose: () => void
}

/** The camera over a form, for one code. */
export function ScanDialog({ title, onCode, onClose }: ScanDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('scan.fill', { field: title })} onClose={onClose} size="md">
      <Camera onCode={onCode} />
    </Dialog>
  )
}
