import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface DialogProps {
  title: string
  onClose: () => void
  size?: 'sm' | 'md' | 'lg'
  children: ReactNode
}

/** A small form over the page, for one verb. It is open as long as it is rendered; Escape closes it. */
export function Dialog({ title, onClose, size = 'sm', children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {children}
    </Modal>
  )
}
