import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './page.module.css'

interface PageProps {
  /** Also the title of the document. A record's name, or the name of a list. */
  title: string
  icon?: Icon | undefined
  /** How many records the page is about, shown beside the title. */
  count?: number | null | undefined
  /** Number, status, the facts that matter: after the title. */
  facts?: ReactNode
  /** Breadcrumb, only where there is a tree. */
  above?: ReactNode
  /** The main verbs, right of the title. */
  actions?: ReactNode
  /** Tabs or filters under the title. */
  below?: ReactNode
  /** `fill`: the content is as tall as the window and scrolls by itself (lists); `read`: a column (forms). */
  layout?: 'fill' | 'flow' | 'read'
  children: ReactNode
}

/** The frame of every page: header with icon, title, count and actions, then the content. */
export function Page({
  title,
  icon: IconPart,
  count,
  facts,
  above,
  actions,
  below,
  layout = 'flow',
  children,
}: PageProps) {
  const { i18n } = useTranslation()
  return (
    <div className={css.page} data-layout={layout}>
      <title>{`${title} · Cigale`}</title>
      <header className={css.header}>
        {above}
        <div className={css.line}>
          <div className={css.name}>
            {IconPart ? <IconPart size="1.3em" stroke={1.75} className={css.icon} aria-hidden /> : null}
            <h1 className={css.title}>{title}</h1>
            {count === undefined || count === null ? null : (
              <span className={css.count}>{new Intl.NumberFormat(i18n.language).format(count)}</span>
            )}
            {facts ? <div className={css.facts}>{facts}</div> : null}
          </div>
          {actions ? <div className={css.actions}>{actions}</div> : null}
        </div>
        {below ? <div className={css.below}>{below}</div> : null}
      </header>
      <div className={css.content}>{children}</div>
    </div>
  )
}

/** Content in the middle, properties in a column on the right; one under the other on a phone. */
export function TwoColumns({ side, sideLabel, children }: { side: ReactNode; sideLabel: string; children: ReactNode }) {
  return (
    <div className={css.columns}>
      <div className={css.main}>{children}</div>
      <aside className={css.side} aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  )
}
