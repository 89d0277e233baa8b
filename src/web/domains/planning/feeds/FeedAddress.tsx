import { IconAlertTriangle, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../../engine/use-copy.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import css from '../planning.module.css'

/** The address of a feed: the only moment at which anybody sees it. */
export function FeedAddress({ address, onDone }: { address: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copyText = useCopy()
  const copy = async () => {
    if (!(await copyText(address))) return
    setCopied(true)
    announce(t('planning.feeds.copied'))
  }
  return (
    <div className={css.page}>
      <div>
        <StatusBadge tone="warn" icon={IconAlertTriangle} label={t('planning.feeds.once')} />
      </div>
      <div className={css.address}>
        <code>{address}</code>
        <Button size="small" icon={IconCopy} data-autofocus onClick={() => void copy()}>
          {t(isCopied ? 'planning.feeds.copied' : 'planning.feeds.copy')}
        </Button>
      </div>
      <p className={css.soft}>{t('planning.feeds.how')}</p>
      <div className={css.foot}>
        <Button kind="primary" onClick={onDone}>
          {t('planning.feeds.kept')}
        </Button>
      </div>
    </div>
  )
}
