import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { Face, Orientation } from '../../../shared/infrastructure/places.ts'
import { type Json, type Named, partQuery } from '../../engine/records.ts'
import css from './infrastructure.module.css'
import { unitsText } from './racks/elevation.ts'

interface PlaceAnswer {
  mount: { unit: number; height: number; face: Face; half: 'full'; holder: Named } | null
  tile: { room: Named; column: number; row: number; orientation: Orientation } | null
  feeds: { id: string; number: number; sort: string; input: string | null; pdu: Named }[]
}

/** Where it hangs, in which room, and what feeds it. Nothing when nobody said. */
export function PlacePanel({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<PlaceAnswer>(assetKind, record.id, 'place'))
  if (data === undefined || (data.mount === null && data.tile === null && data.feeds.length === 0)) return null
  const { mount, tile, feeds } = data
  return (
    <section className={css.panel} aria-label={t('infrastructure.place.title')}>
      <h2 className={css.panelTitle}>{t('infrastructure.place.title')}</h2>
      {mount === null ? null : (
        <p>
          <Link to={`/assets/${mount.holder.id}`} search={{ tab: 'elevation' } as never}>
            {mount.holder.name}
          </Link>{' '}
          <span className={css.soft}>
            {unitsText(mount)} · {t(`infrastructure.face.${mount.face}`)}
          </span>
        </p>
      )}
      {tile === null ? null : (
        <p>
          <Link to={`/server-rooms/${tile.room.id}`}>{tile.room.name}</Link>{' '}
          <span className={css.soft}>{t('infrastructure.place.tile', { column: tile.column, row: tile.row })}</span>
        </p>
      )}
      {feeds.map((feed) => (
        <p key={feed.id}>
          <Link to={`/assets/${feed.pdu.id}`} search={{ tab: 'outlets' } as never}>
            {feed.pdu.name}
          </Link>{' '}
          <span className={css.soft}>
            {t('infrastructure.place.outlet', { number: feed.number, sort: feed.sort })}
            {feed.input ? ` · ${feed.input}` : ''}
          </span>
        </p>
      ))}
    </section>
  )
}
