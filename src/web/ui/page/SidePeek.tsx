import { IconArrowsDiagonal, IconX } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../button/Button.tsx'
import { IconButton } from '../button/IconButton.tsx'
import css from './peek.module.css'

interface SidePeekProps {
  title: string
  /** The page of the record. */
  link?: LinkProps
  onClose: () => void
  children: ReactNode
}

/** A record beside the list it was found in. The list keeps the keyboard: j and k change what is shown. */
export function SidePeek({ title, link, onClose, children }: SidePeekProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('[role=dialog]') === null)
        close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const keepKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') event.stopPropagation()
  }
  return (
    <aside
      ref={panel}
      id="peek"
      tabIndex={-1}
      className={css.panel}
      aria-label={t('ui.peek.label')}
      onKeyDown={keepKeys}
    >
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        {link ? (
          <LinkButton {...link} kind="quiet" size="small" icon={IconArrowsDiagonal}>
            {t('ui.peek.open')}
          </LinkButton>
        ) : null}
        <IconButton size="small" icon={IconX} label={t('ui.close')} keys={t('ui.palette.escape')} onClick={onClose} />
      </header>
      <div className={css.body}>{children}</div>
    </aside>
  )
}

/** A list with room for a side panel. */
export function SplitView({ peek, children }: { peek: ReactNode; children: ReactNode }) {
  return (
    <div className={css.split}>
      <div className={css.list}>{children}</div>
      {peek}
    </div>
  )
}
