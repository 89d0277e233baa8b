import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import type { SiteCounts } from './sites.ts'

interface SiteTableProps {
  counts: SiteCounts
  listOf: (placeId: string) => LinkProps
  /** The list of what is in no place. */
  nowhere: LinkProps
}

/** The map in words, with what it cannot show. */
export function SiteTable({ counts, listOf, nowhere }: SiteTableProps) {
  const { t, i18n } = useTranslation()
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  const rows = [...counts.sites, ...counts.unplaced.map((place) => ({ ...place, latitude: null, longitude: null }))]
  return (
    <ScrollTable label={t('plans.map.table')}>
      <thead>
        <tr>
          <th scope="col">{t('plans.map.place')}</th>
          <th scope="col">{t('plans.map.count')}</th>
          <th scope="col">{t('plans.map.point')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, count, latitude, longitude }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/locations/${id}`} search={{ tab: 'assets' } as never}>
                {name.replaceAll(' > ', ' › ')}
              </Link>
            </th>
            <td>
              <Link {...listOf(id)} aria-label={`${t('plans.map.narrow', { name })}, ${number(count)}`}>
                {number(count)}
              </Link>
            </td>
            <td>
              {latitude === null || longitude === null ? (
                <Link to="/admin/places/locations" search={{ id } as never}>
                  {t('plans.map.noPoint')}
                </Link>
              ) : (
                `${number(latitude, 4)} · ${number(longitude, 4)}`
              )}
            </td>
          </tr>
        ))}
        {counts.nowhere > 0 ? (
          <tr>
            <th scope="row">{t('plans.map.nowhere')}</th>
            <td>
              <Link {...nowhere} aria-label={`${t('plans.map.nowhere')}, ${number(counts.nowhere)}`}>
                {number(counts.nowhere)}
              </Link>
            </td>
            <td />
          </tr>
        ) : null}
        <tr>
          <th scope="row">{t('plans.map.total')}</th>
          <td>{number(counts.total)}</td>
          <td />
        </tr>
      </tbody>
    </ScrollTable>
  )
}
