import { IconPlus, IconServer } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import tables from '../infrastructure.module.css'
import { PlaceRackDialog } from './PlaceRackDialog.tsx'
import { RoomGrid } from './RoomGrid.tsx'
import css from './room.module.css'
import { freeTile, type PlannedRack, type RoomPlan, usePlan } from './room-plan.ts'

interface Open {
  item: PlannedRack | null
  column: number
  row: number
}

/** The plan of a room, and the same as a table. */
export function PlanTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const { data: plan, error, isPending, refetch } = usePlan(record.id)
  const [open, setOpen] = useState<Open | null>(null)
  if (isPending) return <Skeleton lines={10} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const canWrite = can('asset.update')
  const free = freeTile(plan)
  const openRack = (item: PlannedRack) => setOpen({ item, column: item.column, row: item.row })
  return (
    <div className={css.tab}>
      {canWrite ? (
        <div className={css.head}>
          <p className={css.hint}>{t('infrastructure.room.keys')}</p>
          {free === null ? null : (
            <Button icon={IconPlus} onClick={() => setOpen({ item: null, ...free })}>
              {t('infrastructure.room.place')}
            </Button>
          )}
        </div>
      ) : null}
      <RoomGrid
        roomId={record.id}
        plan={plan}
        canWrite={canWrite}
        onOpen={openRack}
        onEmpty={(column, row) => setOpen({ item: null, column, row })}
      />
      {plan.items.length === 0 ? (
        <EmptyState icon={IconServer} title={t('infrastructure.room.empty')} />
      ) : (
        <RackTable plan={plan} />
      )}
      {open === null ? null : (
        <PlaceRackDialog roomId={record.id} plan={plan} {...open} canWrite={canWrite} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

/** The plan in words. */
function RackTable({ plan }: { plan: RoomPlan }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <ScrollTable label={t('infrastructure.room.table')} className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{t('kind.asset.choice.type.rack')}</th>
          <th scope="col">{t('infrastructure.room.column')}</th>
          <th scope="col">{t('infrastructure.room.row')}</th>
          <th scope="col">{t('infrastructure.room.orientation')}</th>
          <th scope="col">{t('infrastructure.rack.used')}</th>
          <th scope="col">{t('infrastructure.rack.power')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.items.map((item) => (
          <tr key={`${item.column} ${item.row}`}>
            <th scope="row">
              {item.rack === null ? (
                t('infrastructure.rack.hidden')
              ) : (
                <Link to={`/assets/${item.rack.id}`} search={{ tab: 'elevation' } as never}>
                  {item.rack.name}
                </Link>
              )}
            </th>
            <td>{item.column}</td>
            <td>{item.row}</td>
            <td>{t(`infrastructure.orientation.${item.orientation}`)}</td>
            <td>{t('infrastructure.of', { value: number(item.used), most: number(item.units), unit: 'U' })}</td>
            <td>
              {item.maxPowerW === null
                ? `${number(item.powerW)} W`
                : t('infrastructure.of', { value: number(item.powerW), most: number(item.maxPowerW), unit: 'W' })}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
