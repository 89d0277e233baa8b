import { IconLanguage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ArticleTranslation } from '../../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { isNamed, type Json, partQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import css from '../knowledge.module.css'
import { ArticleState } from './ArticleState.tsx'

const languages = articleKind.fields.language.choices!

export const translationsQuery = (id: string) =>
  partQuery<{ items: ArticleTranslation[] }>(articleKind, id, 'translations')

/** The same in other languages, and the way to write it in one that is missing. */
export function Translations({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const { data } = useQuery(translationsQuery(record.id))
  const items = data?.items ?? []
  const missing = languages.filter(
    (language) => language !== record.language && !items.some((item) => item.language === language),
  )
  const mayWrite = data !== undefined && can('article.create') && record.deletedAt === undefined
  if (items.length === 0 && (!mayWrite || missing.length === 0)) return null
  const original = isNamed(record.original) ? record.original.id : record.id
  return (
    <section className={css.panel} aria-label={t('knowledge.translations.title')}>
      <h2 className={css.panelTitle}>{t('knowledge.translations.title')}</h2>
      <ul className={css.list}>
        {items.map((item) => (
          <li key={item.id} className={css.line}>
            <Link to={`/articles/${item.id}`}>
              {t(`kind.article.choice.language.${item.language}`)} · {item.title}
            </Link>
            <ArticleState state={item.state} />
          </li>
        ))}
      </ul>
      {mayWrite
        ? missing.map((language) => (
            <LinkButton
              key={language}
              to="/articles/new"
              search={{ of: original, from: record.id, language } as never}
              icon={IconLanguage}
              size="small"
            >
              {t(`knowledge.translations.write.${language}`)}
            </LinkButton>
          ))
        : null}
    </section>
  )
}
