import { IconOutlet, IconPlug, IconPlugX, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { type Json, type Named, partQuery } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../infrastructure.module.css'
import { SumMeter } from '../SumMeter.tsx'
import { AddOutletsDialog, PlugDialog } from './OutletDialogs.tsx'

export interface Outlet {
  id: string
  number: number
  sort: string
  input: string | null
  isPlugged: boolean
  powerW: number | null
  asset: Named | null
}

interface Outlets {
  items: Outlet[]
  powerW: number
  maxPowerW: number | null
}

/** Outlets of a PDU: what each feeds, and the load as the models say it. */
export function OutletsTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(partQuery<Outlets>(assetKind, record.id, 'outlets'))
  const [isAdding, setAdding] = useState(false)
  const [plugging, setPlugging] = useState<Outlet | null>(null)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const canWrite = record.can?.plug === true
  const add = canWrite ? (
    <Button icon={IconPlus} onClick={() => setAdding(true)}>
      {t('infrastructure.outlet.add')}
    </Button>
  ) : null
  return (
    <div className={css.stack}>
      {data.items.length === 0 ? (
        <EmptyState icon={IconOutlet} title={t('infrastructure.outlet.none')} action={add} />
      ) : (
        <>
          <div className={css.head}>
            <SumMeter label={t('infrastructure.outlet.load')} value={data.powerW} most={data.maxPowerW} unit="W" />
            {add}
          </div>
          <OutletTable record={record} outlets={data.items} canWrite={canWrite} onPlug={setPlugging} />
        </>
      )}
      {isAdding ? <AddOutletsDialog record={record} onClose={() => setAdding(false)} /> : null}
      {plugging === null ? null : <PlugDialog record={record} outlet={plugging} onClose={() => setPlugging(null)} />}
    </div>
  )
}

interface OutletTableProps {
  record: Json
  outlets: Outlet[]
  canWrite: boolean
  onPlug: (outlet: Outlet) => void
}

function OutletTable({ record, outlets, canWrite, onPlug }: OutletTableProps) {
  const { t } = useTranslation()
  return (
    <ScrollTable label={t('infrastructure.outlet.title')} className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('infrastructure.outlet.number')}</th>
          <th scope="col">{t('infrastructure.outlet.sort')}</th>
          <th scope="col">{t('infrastructure.outlet.asset')}</th>
          <th scope="col">{t('infrastructure.outlet.input')}</th>
          <th scope="col">{t('infrastructure.rack.power')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {outlets.map((outlet) => (
          <tr key={outlet.id}>
            <th scope="row">{outlet.number}</th>
            <td>{t(`infrastructure.outletSort.${outlet.sort}`)}</td>
            <td>
              {outlet.asset ? (
                <Link to={`/assets/${outlet.asset.id}`}>{outlet.asset.name}</Link>
              ) : outlet.isPlugged ? (
                t('infrastructure.rack.hidden')
              ) : (
                <span className={css.soft}>{t('infrastructure.outlet.free')}</span>
              )}
            </td>
            <td>{outlet.input}</td>
            <td>{outlet.powerW === null ? '' : `${outlet.powerW} W`}</td>
            <td>{canWrite ? <OutletVerbs record={record} outlet={outlet} onPlug={onPlug} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface OutletVerbsProps {
  record: Json
  outlet: Outlet
  onPlug: (outlet: Outlet) => void
}

function OutletVerbs({ record, outlet, onPlug }: OutletVerbsProps) {
  const { t } = useTranslation()
  const { send } = useSend(['assets'])
  const { id, number, asset, input } = outlet
  const act = (verb: string, body: object) => api.post(`/assets/${record.id}/${verb}`, body)
  if (outlet.isPlugged)
    return (
      <IconButton
        size="small"
        icon={IconPlugX}
        label={t('infrastructure.outlet.unplug', { number })}
        onClick={() =>
          void send(() => act('unplug', { outlet: id }), {
            done: t('infrastructure.outlet.unplugged', { number }),
            ...(asset === null
              ? {}
              : { undo: () => act('plug', { outlet: id, asset: asset.id, ...(input ? { input } : {}) }) }),
          })
        }
      />
    )
  return (
    <span className={css.rowVerbs}>
      <IconButton
        size="small"
        icon={IconPlug}
        label={t('infrastructure.outlet.plug', { number })}
        onClick={() => onPlug(outlet)}
      />
      <IconButton
        size="small"
        icon={IconTrash}
        label={t('infrastructure.outlet.remove', { number })}
        onClick={() =>
          void send(() => act('remove-outlet', { outlet: id }), {
            done: t('infrastructure.outlet.removed', { number }),
          })
        }
      />
    </span>
  )
}
