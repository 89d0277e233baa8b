import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Avatar } from '../mark/Avatar.tsx'
import { RelativeTime } from '../mark/RelativeTime.tsx'
import css from './timeline.module.css'

/** What happened, oldest first: entries and events in one list. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className={css.timeline} aria-label={label}>
      {children}
    </ol>
  )
}

interface EntryProps {
  /** `message` is read by the requester; `note` only inside; `solution` ends the case. */
  look: 'message' | 'note' | 'solution'
  author: string
  at: string
  /** The word for the kind of entry: "Note interne". */
  kind?: string
  icon?: Icon
  /** Menu or buttons of the entry. */
  actions?: ReactNode
  /** Attachments, time spent, state of a task… under the body. */
  foot?: ReactNode
  /** For links to this very entry. */
  id?: string
  children: ReactNode
}

/** Something that somebody wrote. */
export function TimelineEntry({ look, author, at, kind, icon: IconPart, actions, foot, id, children }: EntryProps) {
  return (
    <li className={css.entry} id={id}>
      <span className={css.face}>
        <Avatar name={author} isDecorative />
      </span>
      <article className={css.card} data-look={look}>
        <header className={css.head}>
          <span className={css.author}>{author}</span>
          {kind ? (
            <span className={css.kind}>
              {IconPart ? <IconPart size="1em" aria-hidden /> : null}
              {kind}
            </span>
          ) : null}
          <span className={css.when}>
            <RelativeTime at={at} />
          </span>
          {actions ? <span className={css.actions}>{actions}</span> : null}
        </header>
        <div className={css.body}>{children}</div>
        {foot ? <footer className={css.foot}>{foot}</footer> : null}
      </article>
    </li>
  )
}

interface EventProps {
  icon: Icon
  at: string
  /** A sentence: "Sophie Martin a pris en charge le ticket". */
  children: ReactNode
  /** Details under the sentence. */
  below?: ReactNode
}

/** Something that happened, in one line. */
export function TimelineEvent({ icon: IconPart, at, children, below }: EventProps) {
  return (
    <li className={css.event}>
      <span className={css.dot}>
        <IconPart size="1em" stroke={1.75} aria-hidden />
      </span>
      <span>
        {children} <span className={css.when}>· </span>
        <span className={css.when}>
          <RelativeTime at={at} />
        </span>
        {below}
      </span>
    </li>
  )
}
