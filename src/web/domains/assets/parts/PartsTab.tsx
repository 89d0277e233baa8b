import { IconCpu, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { partSectionNames } from '../../../../shared/assets/parts.ts'
import type { Json } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { HandPartDialog, takesHandParts } from './HandPartDialog.tsx'
import { HiddenParts } from './HiddenParts.tsx'
import { NotTaken } from './NotTaken.tsx'
import { type MoreCells, PartsTable } from './PartsTable.tsx'
import { type Part, tabName, useParts } from './part.ts'
import css from './parts.module.css'

/** The parts of one tab, a table for each sort that occurs; those entered by hand beside the observed ones. */
export function PartsTab({ record, tab, more }: { record: Json; tab: string; more?: MoreCells }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useParts(record.id, tab)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const add = takesHandParts(tab) && record.can?.['add-part'] ? <AddPart record={record} tab={tab} /> : null
  if (data.items.length === 0)
    return (
      <>
        <NotTaken assetId={record.id} tab={tabName(tab)} />
        <EmptyState
          icon={IconCpu}
          title={t('assets.parts.none')}
          hint={add === null ? t('assets.parts.noneHint') : t('part.hand.hint')}
          action={add}
        />
        <HiddenParts record={record} tab={tabName(tab)} />
      </>
    )
  return (
    <div className={css.sections}>
      <NotTaken assetId={record.id} tab={tabName(tab)} />
      {add === null ? null : <div>{add}</div>}
      <PartTables parts={data.items} record={record} tab={tab} {...(more ? { more } : {})} />
      <HiddenParts record={record} tab={tabName(tab)} />
    </div>
  )
}

const addLabels: Record<string, string> = {
  databases: 'part.hand.addDatabase',
  records: 'part.hand.addRecord',
  volumes: 'part.hand.addVolume',
  ports: 'part.hand.addPort',
  system: 'part.hand.addSystem',
  'virtual-machines': 'part.hand.addMachine',
  'printers-and-peripherals': 'part.hand.addConnection',
}

export function AddPart({ record, tab }: { record: Json; tab: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={IconPlus} size="small" onClick={() => setOpen(true)}>
        {t(addLabels[tab] ?? 'part.hand.add')}
      </Button>
      {isOpen ? <HandPartDialog record={record} tab={tab} part={null} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface PartTablesProps {
  parts: Part[]
  /** Whose parts they are, when those entered by hand may be changed here. */
  record?: Json
  tab?: string
  more?: MoreCells
}

/** Tables by section, in the order of partSections. */
export function PartTables({ parts, record, tab, more }: PartTablesProps) {
  return (
    <div className={css.sections}>
      {partSectionNames.map((section) => {
        const own = parts.filter((part) => part.section === section)
        if (own.length === 0) return null
        return (
          <PartsTable
            key={section}
            section={section}
            parts={own}
            {...(more ? { more } : {})}
            {...(record && tab && record.can?.['update-part'] ? { editable: { record, tab } } : {})}
          />
        )
      })}
    </div>
  )
}
