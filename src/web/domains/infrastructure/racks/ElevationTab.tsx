import { IconPlus, IconServer } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { SumMeter } from '../SumMeter.tsx'
import css from './elevation.module.css'
import { type Elevation, type Mounted, useElevation } from './elevation.ts'
import { MountDialog } from './MountDialog.tsx'
import { MountTable } from './MountTable.tsx'
import { type Grabbed, RackFace } from './RackFace.tsx'
import { useMoveMount } from './use-move-mount.ts'

type Open = { is: 'mount' | 'reserve'; unit?: number } | { is: 'edit'; mount: Mounted } | null

/** A rack or enclosure from the front and from the rear, its sums, and the same as a table. */
export function ElevationTab({ record }: { record: Json }) {
  const { data, error, isPending, refetch } = useElevation(record.id)
  if (isPending) return <Skeleton lines={12} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Drawn record={record} elevation={data} />
}

function Drawn({ record, elevation }: { record: Json; elevation: Elevation }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const [grabbed, setGrabbed] = useState<Grabbed | null>(null)
  const move = useMoveMount(record.id, elevation)
  const canWrite = record.can?.mount === true
  const { totals } = elevation
  return (
    <div className={css.tab}>
      <div className={css.head}>
        <div className={css.sums}>
          <SumMeter label={t('infrastructure.rack.used')} value={totals.usedUnits} most={elevation.units} unit="U" />
          <SumMeter
            label={t('infrastructure.rack.weight')}
            value={totals.weightKg}
            most={totals.maxWeightKg}
            unit="kg"
          />
          <SumMeter label={t('infrastructure.rack.power')} value={totals.powerW} most={totals.maxPowerW} unit="W" />
        </div>
        {canWrite ? (
          <div className={css.verbs}>
            <Button icon={IconPlus} onClick={() => setOpen({ is: 'mount' })}>
              {t('infrastructure.rack.mount')}
            </Button>
            <Button kind="quiet" onClick={() => setOpen({ is: 'reserve' })}>
              {t('infrastructure.rack.reserve')}
            </Button>
          </div>
        ) : null}
      </div>
      {totals.unknown > 0 ? (
        <p className={css.hint}>{t('infrastructure.rack.unknown', { count: totals.unknown })}</p>
      ) : null}
      {canWrite ? <p className={css.hint}>{t('infrastructure.rack.keys')}</p> : null}
      <div className={css.faces}>
        {(['front', 'rear'] as const).map((face) => (
          <RackFace
            key={face}
            face={face}
            elevation={elevation}
            canWrite={canWrite}
            grabbed={grabbed}
            onGrab={setGrabbed}
            onMove={move}
            onOpen={(mount) => setOpen({ is: 'edit', mount })}
            onEmpty={(unit) => setOpen({ is: 'mount', unit })}
          />
        ))}
      </div>
      {elevation.mounts.length === 0 ? (
        <EmptyState icon={IconServer} title={t('infrastructure.rack.empty')} />
      ) : (
        <MountTable record={record} elevation={elevation} onOpen={(mount) => setOpen({ is: 'edit', mount })} />
      )}
      {open === null ? null : (
        <MountDialog
          record={record}
          elevation={elevation}
          is={open.is}
          {...(open.is === 'edit' ? { mount: open.mount } : {})}
          {...('unit' in open && open.unit !== undefined ? { unit: open.unit } : {})}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}
