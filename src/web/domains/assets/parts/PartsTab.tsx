import { IconCpu } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { partSectionNames } from '../../../../shared/assets/parts.ts'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { PartsTable } from './PartsTable.tsx'
import { type Part, useParts } from './part.ts'
import css from './parts.module.css'

/** The parts of one tab, a table for each sort that occurs. */
export function PartsTab({ assetId, tab }: { assetId: string; tab: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useParts(assetId, tab)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0)
    return <EmptyState icon={IconCpu} title={t('assets.parts.none')} hint={t('assets.parts.noneHint')} />
  return <PartTables parts={data.items} />
}

/** Tables by section, in the order of partSections. */
export function PartTables({ parts }: { parts: Part[] }) {
  return (
    <div className={css.sections}>
      {partSectionNames.map((section) => {
        const own = parts.filter((part) => part.section === section)
        return own.length === 0 ? null : <PartsTable key={section} section={section} parts={own} />
      })}
    </div>
  )
}
