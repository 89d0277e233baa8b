import { IconDeviceDesktopPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Json, type Named, partQuery } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { PartsTab } from './PartsTab.tsx'
import type { Part } from './part.ts'
import css from './parts.module.css'

interface Hosted {
  part: string
  asset: Named | null
  isKnown: boolean
}

/** What an asset hosts; each with the computer that stands for it, or the gesture that makes one. */
export function MachinesTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: Hosted[] }>(assetKind, record.id, 'hosted'))
  const byPart = new Map((data?.items ?? []).map((each) => [each.part, each]))
  return (
    <PartsTab
      record={record}
      tab="virtual-machines"
      more={{
        label: t('assets.machines.computer'),
        cell: (part) => <Computer record={record} part={part} hosted={byPart.get(part.id)} />,
      }}
    />
  )
}

function Computer({ record, part, hosted }: { record: Json; part: Part; hosted: Hosted | undefined }) {
  const { t } = useTranslation()
  const make = useAction(assetKind, record.id, 'make-machine')
  if (hosted === undefined) return null
  if (hosted.asset !== null)
    return (
      <Link to={`/assets/${hosted.asset.id}`} className={css.link}>
        {hosted.asset.name}
      </Link>
    )
  if (hosted.isKnown) return t('assets.machines.known')
  if (record.can?.['make-machine'] !== true) return null
  const name = part.title
  return (
    <Button
      size="small"
      icon={IconDeviceDesktopPlus}
      busy={make.isBusy}
      aria-label={t('assets.machines.makeOf', { name })}
      onClick={() => void make.run({ part: part.id }, { done: t('assets.machines.made', { name }) })}
    >
      {t('assets.machines.make')}
    </Button>
  )
}
