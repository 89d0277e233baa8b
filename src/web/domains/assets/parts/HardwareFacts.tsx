import { type Icon, IconCpu, IconDatabase, IconDeviceSdCard, IconServer } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { megabytes } from './amounts.ts'
import { type Part, useParts } from './part.ts'
import css from './parts.module.css'

const sum = (parts: Part[], field: string): number =>
  parts.reduce((total, part) => total + (Number(part.data[field]) || 0), 0)

/** Same things once, with how many: "2 × 8 Go". */
function grouped(words: string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => (count > 1 ? `${count} × ${word}` : word)).join(', ')
}

/** Processor, memory and disks in a line each. */
export function HardwareFacts({ assetId }: { assetId: string }) {
  const { t, i18n } = useTranslation()
  const { data } = useParts(assetId, 'components')
  const of = (section: Part['section']) => data?.items.filter((part) => part.section === section) ?? []
  const [processors, memory, graphics] = [of('processor'), of('memory'), of('graphics')]
  const disks = of('storage').filter((part) => part.data.kind === 'disk' || part.data.kind === 'ssd')
  const size = (part: Part, field: string) => megabytes(Number(part.data[field]), i18n.language)
  const filled = memory.filter((part) => Number(part.data.capacityMb) > 0)
  const facts: [Icon, string, string, string][] = [
    [IconCpu, 'processor', grouped(processors.map((part) => part.title)), ''],
    [
      IconDeviceSdCard,
      'memory',
      filled.length === 0 ? '' : megabytes(sum(filled, 'capacityMb'), i18n.language),
      grouped(filled.map((part) => size(part, 'capacityMb'))),
    ],
    [
      IconDatabase,
      'storage',
      disks.length === 0 ? '' : megabytes(sum(disks, 'sizeMb'), i18n.language),
      grouped(disks.map((part) => part.title)),
    ],
    [IconServer, 'graphics', grouped(graphics.map((part) => part.title)), ''],
  ]
  const said = facts.filter(([, , value]) => value !== '')
  if (said.length === 0) return null
  return (
    <dl className={css.facts}>
      {said.map(([IconPart, section, value, more]) => (
        <div key={section} className={css.fact}>
          <dt className={css.factName}>
            <IconPart size="1.1em" stroke={1.75} aria-hidden /> {t(`part.section.${section}`)}
          </dt>
          <dd className={css.factValue}>
            {value}
            {more !== '' && more !== value ? <span className={css.factMore}>{more}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
