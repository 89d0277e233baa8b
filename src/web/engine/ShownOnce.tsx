import { IconAlertTriangle, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button/Button.tsx'
import { announce } from '../ui/feedback/LiveRegion.tsx'
import { StatusBadge } from '../ui/mark/StatusBadge.tsx'
import css from './shown-once.module.css'
import { useCopy } from './use-copy.ts'

interface ShownOnceProps {
  /** A secret, or an address that holds one. */
  text: string
  /** That this is the only moment at which anybody sees it. */
  warning: string
  /** What to do with it. */
  help: string
  onDone: () => void
}

/** What was just made and is kept nowhere: to be copied now. */
export function ShownOnce({ text, warning, help, onDone }: ShownOnceProps) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copyText = useCopy()
  const copy = async () => {
    if (!(await copyText(text))) return
    setCopied(true)
    announce(t('engine.once.copied'))
  }
  return (
    <div className={css.stack}>
      <div>
        <StatusBadge tone="warn" icon={IconAlertTriangle} label={warning} />
      </div>
      <div className={css.secret}>
        <code>{text}</code>
        <Button size="small" icon={IconCopy} data-autofocus onClick={() => void copy()}>
          {t(isCopied ? 'engine.once.copied' : 'engine.once.copy')}
        </Button>
      </div>
      <p className={css.help}>{help}</p>
      <div className={css.foot}>
        <Button kind="primary" onClick={onDone}>
          {t('engine.once.kept')}
        </Button>
      </div>
    </div>
  )
}
