import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from './operations.module.css'
import type { Operations } from './operations.ts'

const megabyte = 1024 ** 2
const gigabyte = 1024 ** 3

function useSizes(): (bytes: number) => string {
  const { i18n } = useTranslation()
  return (bytes) => {
    const isLarge = bytes >= gigabyte
    const unit = isLarge ? 'gigabyte' : 'megabyte'
    const value = bytes / (isLarge ? gigabyte : megabyte)
    return new Intl.NumberFormat(i18n.language, { style: 'unit', unit, maximumFractionDigits: isLarge ? 1 : 0 }).format(
      value,
    )
  }
}

/** This process, its database, and what waits to be told. */
export function InstanceFacts({ operations }: { operations: Operations }) {
  const { t, i18n } = useTranslation()
  const size = useSizes()
  const { process, database, events } = operations
  const facts: [string, ReactNode][] = [
    ['started', <RelativeTime key="started" at={process.startedAt} />],
    ['role', t(`admin.operations.roles.${process.role}`, { defaultValue: process.role })],
    ['memory', size(process.memoryBytes)],
    ['host', t('admin.operations.freeOf', { free: size(process.hostFreeBytes), all: size(process.hostBytes) })],
    ['timeZone', process.timeZone],
    ['node', process.node],
    ['database', t('admin.operations.databaseIs', { version: database.version, size: size(database.bytes) })],
    [
      'events',
      events.oldestAt === null ? (
        new Intl.NumberFormat(i18n.language).format(events.waiting)
      ) : (
        <>
          {t('admin.operations.eventsSince', { count: events.waiting })} <RelativeTime at={events.oldestAt} />
        </>
      ),
    ],
  ]
  return (
    <section className={css.panel} aria-label={t('admin.operations.instance')}>
      <h2 className={css.heading}>{t('admin.operations.instance')}</h2>
      <dl className={css.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`admin.operations.fact.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
