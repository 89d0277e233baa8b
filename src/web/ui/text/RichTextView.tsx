import { useMemo } from 'react'
import { cleanHtml } from './clean-html.ts'
import css from './text.module.css'

/** Text that somebody formatted. The server cleaned it; it is cleaned again here, as a second barrier. */
export function RichTextView({ html }: { html: string }) {
  const clean = useMemo(() => cleanHtml(html), [html])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned on the line above
  return <div className={css.prose} dangerouslySetInnerHTML={{ __html: clean }} />
}
