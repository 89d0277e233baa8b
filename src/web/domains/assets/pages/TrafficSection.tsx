import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type PortDay, trafficMeasures } from '../../../../shared/assets/port-traffic.ts'
import { partQuery } from '../../../engine/records.ts'
import { Columns } from '../../../ui/chart/Columns.tsx'
import { periodText } from '../../../ui/chart/period-text.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import { megabytes } from '../parts/amounts.ts'
import partCss from '../parts/parts.module.css'
import css from './pages.module.css'

const shownDays = 60

/** What passed the ports, day by day: a curve of one port or of all, the same as a table. Nothing where nothing counts. */
export function TrafficSection({ assetId }: { assetId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: PortDay[] }>(assetKind, assetId, 'traffic'))
  const [port, setPort] = useState<string | null>(null)
  if (data === undefined || data.items.length === 0) return null
  const ports = [...new Set(data.items.map((item) => item.port))].toSorted((one, other) =>
    one.localeCompare(other, undefined, { numeric: true }),
  )
  const days = addedUp(data.items.filter((item) => port === null || item.port === port)).slice(0, shownDays)
  return (
    <section className={partCss.section} aria-label={t('assets.traffic.title')}>
      <h2 className={partCss.heading}>{t('assets.traffic.title')}</h2>
      <div className={css.bar}>
        <ChoiceField
          bare
          label={t('assets.traffic.port')}
          placeholder={t('assets.traffic.allPorts')}
          value={port}
          onChange={setPort}
          choices={ports.map((value) => ({ value, label: value }))}
        />
      </div>
      <Course days={days} />
    </section>
  )
}

type Day = Omit<PortDay, 'port'>

/** Of several ports on one day; newest first, as they come. */
function addedUp(items: readonly PortDay[]): Day[] {
  const days = new Map<string, Day>()
  for (const { port: _, ...item } of items) {
    const sum = days.get(item.day)
    if (sum === undefined) days.set(item.day, { ...item })
    else for (const name of trafficMeasures) sum[name] = item[name] === null ? sum[name] : (sum[name] ?? 0) + item[name]
  }
  return [...days.values()]
}

function Course({ days }: { days: readonly Day[] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const text = (name: (typeof trafficMeasures)[number], value: number | null) =>
    value === null ? '' : name.endsWith('Mb') ? megabytes(value, i18n.language) : number.format(value)
  const nameOf = (day: string) => periodText(day, 'day', i18n.language)
  const total = (day: Day) => (day.inMb ?? 0) + (day.outMb ?? 0)
  const oldest = days.toReversed()
  const most = Math.max(...days.map(total), 0)
  return (
    <>
      {days.length > 1 ? (
        <Columns
          label={t('assets.traffic.label', {
            from: nameOf(oldest[0]!.day),
            to: nameOf(days[0]!.day),
            most: megabytes(most, i18n.language),
          })}
          top={megabytes(most, i18n.language)}
          columns={oldest.map((day) => ({
            key: day.day,
            label: `${nameOf(day.day)} : ${megabytes(total(day), i18n.language)}`,
            short: days.length > 24 ? '' : periodText(day.day, 'day', i18n.language, true),
            value: total(day),
          }))}
        />
      ) : null}
      <ScrollTable label={t('assets.traffic.title')}>
        <thead>
          <tr>
            <th scope="col">{t('assets.traffic.day')}</th>
            {trafficMeasures.map((name) => (
              <th key={name} scope="col" data-align="end">
                {t(`part.field.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{nameOf(day.day)}</th>
              {trafficMeasures.map((name) => (
                <td key={name} data-align="end">
                  {text(name, day[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
