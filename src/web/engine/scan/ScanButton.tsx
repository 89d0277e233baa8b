import { IconScan } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/button/IconButton.tsx'

const ScanDialog = lazy(() => import('./ScanDialog.tsx').then((file) => ({ default: file.ScanDialog })))

interface ScanButtonProps {
  /** What is scanned, already translated: the label of the field. */
  label: string
  onCode: (code: string) => void
  disabled?: boolean | undefined
}

/** Beside a field: fills it with what the camera reads. */
export function ScanButton({ label, onCode, disabled }: ScanButtonProps) {
  const { t } = useTranslation()
  const [isOpen, open] = useState(false)
  return (
    <>
      <IconButton
        icon={IconScan}
        label={t('scan.fill', { field: label })}
        disabled={disabled ?? false}
        onClick={() => open(true)}
      />
      {isOpen ? (
        <Suspense fallback={null}>
          <ScanDialog
            title={label}
            onClose={() => open(false)}
            onCode={(code) => {
              open(false)
              onCode(code)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
