import { IconTopologyStar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from './sightings.module.css'

interface Machine {
  id: string
  name: string
}

interface Sighting {
  id: string
  port: string
  via: 'lldp' | 'cdp' | 'mac'
  mac: string | null
  name: string | null
  portName: string | null
  address: string | null
  lastSeenAt: string
  isEnded: boolean
  machine: Machine | null
}

interface Seer {
  id: string
  port: string
  via: 'lldp' | 'cdp' | 'mac'
  mac: string | null
  lastSeenAt: string
  isDirect: boolean
  equipment: Machine
}

/** What the ports see, and the ports that see this equipment. */
export function SightingsTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(
    partQuery<{ sees: Sighting[]; seenBy: Seer[] }>(assetKind, record.id, 'sightings'),
  )
  if (isPending) return <Skeleton lines={6} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const { sees, seenBy } = data
  if (sees.length + seenBy.length === 0)
    return <EmptyState icon={IconTopologyStar} title={t('sightings.none')} hint={t('sightings.noneHint')} />
  return (
    <div className={css.sections}>
      {seenBy.length > 0 ? <SeenBy seers={seenBy} /> : null}
      {sees.length > 0 ? <Sees sightings={sees} /> : null}
    </div>
  )
}

function SeenBy({ seers }: { seers: Seer[] }) {
  const { t } = useTranslation()
  return (
    <section className={css.section}>
      <h2 className={css.heading}>{t('sightings.seenBy')}</h2>
      <ScrollTable label={t('sightings.seenBy')}>
        <thead>
          <tr>
            <th scope="col">{t('sightings.equipment')}</th>
            <th scope="col">{t('sightings.port')}</th>
            <th scope="col">{t('sightings.address')}</th>
            <th scope="col">{t('sightings.via')}</th>
            <th scope="col">{t('sightings.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {seers.map((seer) => (
            <tr key={seer.id}>
              <th scope="row">
                <Link to={`/assets/${seer.equipment.id}`}>{seer.equipment.name}</Link>
              </th>
              <td>
                {seer.port}{' '}
                {seer.isDirect ? <StatusBadge look="plain" tone="good" label={t('sightings.direct')} /> : null}
              </td>
              <td className={css.code}>{seer.mac}</td>
              <td>{t(`sightings.via_${seer.via}`)}</td>
              <td>
                <RelativeTime at={seer.lastSeenAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

function Sees({ sightings }: { sightings: Sighting[] }) {
  const { t } = useTranslation()
  return (
    <section className={css.section}>
      <h2 className={css.heading}>{t('sightings.sees')}</h2>
      <ScrollTable label={t('sightings.sees')}>
        <thead>
          <tr>
            <th scope="col">{t('sightings.port')}</th>
            <th scope="col">{t('sightings.machine')}</th>
            <th scope="col">{t('sightings.otherPort')}</th>
            <th scope="col">{t('sightings.address')}</th>
            <th scope="col">{t('sightings.via')}</th>
            <th scope="col">{t('sightings.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {sightings.map((each) => (
            <tr key={each.id} data-ended={each.isEnded || undefined}>
              <th scope="row">{each.port}</th>
              <td>
                <Machine sighting={each} />
              </td>
              <td>{each.portName}</td>
              <td className={css.code}>{each.address ?? each.mac}</td>
              <td>{t(`sightings.via_${each.via}`)}</td>
              <td>
                <RelativeTime at={each.lastSeenAt} /> {each.isEnded ? t('sightings.ended') : null}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

function Machine({ sighting: { machine, name } }: { sighting: Sighting }) {
  const { t } = useTranslation()
  if (machine !== null) return <Link to={`/assets/${machine.id}`}>{machine.name}</Link>
  return name === null ? <span className={css.soft}>{t('sightings.unknown')}</span> : name
}
