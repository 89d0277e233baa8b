import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import css from './count.module.css'
import type { Counting } from './use-counting.ts'

const icons = { online: IconCloudCheck, offline: IconCloudOff, sending: IconCloudUp }

/** Is there a network, and what does it still owe to the server? */
export function NetworkBar({ counting }: { counting: Counting }) {
  const { t } = useTranslation()
  const { network, waiting, fault, scans } = counting
  const IconPart = icons[network]
  const refused = scans.filter((scan) => scan.isRefused).length
  return (
    <div className={css.network} data-network={network}>
      <IconPart size="1.3em" stroke={1.75} aria-hidden />
      <span role="status">
        {t(`stocktakes.count.network.${network}`)} · {t('stocktakes.count.queue', { count: waiting })}
      </span>
      {waiting > 0 && network === 'online' && fault === null ? (
        <Button size="small" onClick={() => void counting.send()}>
          {t('stocktakes.count.send')}
        </Button>
      ) : null}
      {fault === null ? null : <strong className={css.fault}>{t(`stocktakes.count.${fault}`)}</strong>}
      {refused === 0 ? null : (
        <strong className={css.fault}>{t('stocktakes.count.refused', { count: refused })}</strong>
      )}
    </div>
  )
}
