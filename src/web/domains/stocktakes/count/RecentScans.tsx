import { IconArrowBackUp, IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { LineStatusBadge } from '../LineStatusBadge.tsx'
import css from './count.module.css'
import type { DeviceScan } from './sheet.ts'

const shown = 15

interface RecentScansProps {
  scans: DeviceScan[]
  placeName: (id: string) => string | null
  onWithdraw: (scan: DeviceScan) => void
}

/** The last scans of this device, newest first; each can be taken back. */
export function RecentScans({ scans, placeName, onWithdraw }: RecentScansProps) {
  const { t, i18n } = useTranslation()
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  const last = scans
    .filter((scan) => !scan.isWithdrawn)
    .slice(-shown)
    .toReversed()
  return (
    <section className={css.block} aria-labelledby="count-recent">
      <h2 id="count-recent" className={css.title}>
        {t('stocktakes.count.recent')}
      </h2>
      {last.length === 0 ? (
        <p className={css.help}>{t('stocktakes.count.none')}</p>
      ) : (
        <ul className={css.list}>
          {last.map((scan) => (
            <li key={scan.id}>
              <span className={css.thing}>
                {scan.name}
                <small>
                  {[time.format(new Date(scan.at)), placeName(scan.place)].filter(Boolean).join(' · ')}
                  {scan.isSent ? null : <IconCloudUp size="1.1em" stroke={1.75} aria-hidden />}
                </small>
              </span>
              <LineStatusBadge status={scan.status} />
              <IconButton
                size="small"
                icon={IconArrowBackUp}
                label={t('stocktakes.count.withdraw', { name: scan.name })}
                onClick={() => onWithdraw(scan)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
