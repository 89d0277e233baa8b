import { IconCalendarPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bookableKind, bookingKind, bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../engine/api.ts'
import { ReferenceField } from '../../engine/fields/controls.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { useList } from '../../engine/list/use-list.ts'
import { isNamed, type Json } from '../../engine/records.ts'
import { useCan } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { bookingColumns } from './booking-columns.tsx'
import css from './reservations.module.css'

/** On an asset: when it is booked; when it is in no pool, the way into one. */
export function AssetBookings({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const things = useList(
    bookableKind,
    { filter: { field: 'asset', op: 'is', value: record.id }, fields: ['name', 'pool', 'isOut'] },
    { pageSize: 1 },
  )
  const { send } = useSend([bookableKind.plural])
  if (things.total === null) return <Skeleton lines={4} />
  const thing = things.rows[0]
  if (thing === undefined)
    return (
      <EmptyState
        title={t('reservations.asset.none')}
        hint={t('reservations.asset.noneHint')}
        action={
          can('booking-pool.update') ? (
            <ReferenceField
              label={t('reservations.asset.addTo')}
              value={null}
              search={(text, signal) => searchRecords(t, bookingPoolKind, text, signal)}
              onChange={(pool) => {
                if (pool !== null)
                  void send(() => api.post(`/booking-pools/${pool.id}/add-assets`, { assets: [record.id] }), {
                    done: t('reservations.asset.added', { name: pool.name }),
                  })
              }}
            />
          ) : undefined
        }
      />
    )
  const pool = isNamed(thing.pool) ? thing.pool : null
  return (
    <div className={css.assetTab}>
      <div className={css.assetHead}>
        <p className={css.soft}>{t('reservations.asset.inPool', { pool: pool?.name ?? '' })}</p>
        <LinkButton
          size="small"
          icon={IconCalendarPlus}
          to="/reservations/book"
          search={{ pool: pool?.id, bookable: thing.id } as never}
        >
          {t('reservations.book.verb')}
        </LinkButton>
      </div>
      <PanelList
        kind={bookingKind}
        title={t('reservations.nav')}
        question={{ filter: { field: 'bookable', op: 'is', value: thing.id }, sort: '-startsAt' }}
        columns={['name', 'state', 'user', 'startsAt', 'endsAt']}
        own={bookingColumns}
        limit={50}
        empty={t('reservations.asset.free')}
      />
    </div>
  )
}
