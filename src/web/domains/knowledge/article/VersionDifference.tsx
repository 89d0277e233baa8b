import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleVersion } from '../../../../shared/knowledge/faq.ts'
import { wordDifference } from '../../../../shared/knowledge/word-difference.ts'
import css from '../knowledge.module.css'

/** The words of a version, block by block; parsed, never shown as markup. */
function wordsOf(version: ArticleVersion | null): string {
  if (version === null) return ''
  const body = new DOMParser().parseFromString(version.body ?? '', 'text/html').body
  for (const block of body.querySelectorAll('p, li, h1, h2, h3, h4, tr, pre, blockquote, br')) block.append('\n')
  return [version.title, version.summary ?? '', body.textContent ?? ''].filter((part) => part !== '').join('\n\n')
}

/** What a version changed, word by word. */
export function VersionDifference({ before, now }: { before: ArticleVersion | null; now: ArticleVersion | null }) {
  const { t } = useTranslation()
  const parts = useMemo(() => (before === null ? [] : wordDifference(wordsOf(before), wordsOf(now))), [before, now])
  if (before === null) return <p className={css.difference}>{wordsOf(now)}</p>
  if (parts.every(({ sort }) => sort === 'same')) return <p className={css.soft}>{t('knowledge.versions.looks')}</p>
  return (
    <p className={css.difference}>
      {parts.map(({ sort, text }, index) => {
        const key = `${index} ${sort}`
        if (sort === 'added') return <ins key={key}>{text}</ins>
        if (sort === 'removed') return <del key={key}>{text}</del>
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}
