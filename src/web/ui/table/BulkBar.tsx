import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../button/IconButton.tsx'
import css from './bulk.module.css'

interface BulkBarProps {
  /** How many rows are selected; the bar is not there at zero. */
  count: number
  onClear: () => void
  /** Buttons, each a verb. */
  children: ReactNode
}

/** What can be done with the selected rows; floats over the foot of the list. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <section className={css.bar} aria-label={t('ui.bulk.actions')}>
      <span className={css.count} role="status">
        {t('ui.bulk.selected', { count })}
      </span>
      <div className={css.verbs}>{children}</div>
      <IconButton size="small" icon={IconX} label={t('ui.bulk.clear')} onClick={onClear} />
    </section>
  )
}
