import { IconAlertTriangle, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../../engine/use-copy.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import css from '../people.module.css'

/** The secret of a token just made: the only moment at which anybody sees it. */
export function TokenSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copyText = useCopy()
  const copy = async () => {
    if (!(await copyText(secret))) return
    setCopied(true)
    announce(t('admin.tokens.copied'))
  }
  return (
    <div className={css.stack}>
      <div>
        <StatusBadge tone="warn" icon={IconAlertTriangle} label={t('admin.tokens.once')} />
      </div>
      <div className={css.secret}>
        <code>{secret}</code>
        <Button size="small" icon={IconCopy} data-autofocus onClick={() => void copy()}>
          {t(isCopied ? 'admin.tokens.copied' : 'admin.tokens.copy')}
        </Button>
      </div>
      <p className={css.help}>{t('admin.tokens.how')}</p>
      <div className={css.foot}>
        <Button kind="primary" onClick={onDone}>
          {t('admin.tokens.kept')}
        </Button>
      </div>
    </div>
  )
}
