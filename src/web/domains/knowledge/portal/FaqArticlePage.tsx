import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { api } from '../../../engine/api.ts'
import { isProblem } from '../../../engine/problem.ts'
import { isNamed, type Json, partQuery, useRecord } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { RichText } from '../../../ui/text/RichText.tsx'
import { translationsQuery } from '../article/Translations.tsx'
import css from '../knowledge.module.css'
import { VoteBox } from './VoteBox.tsx'

/** One answer, its files, and whether it helped. */
export function FaqArticlePage() {
  const { t } = useTranslation()
  const id = useRouteParam('articleId')
  const query = useRecord(articleKind, id)
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  return (
    <div className={css.page}>
      <Link to="/portal/faq" className={css.back}>
        <IconArrowLeft size="1.1em" stroke={1.75} aria-hidden />
        {t('knowledge.faq.back')}
      </Link>
      {query.data === undefined ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : (
        <Article key={id} record={query.data} />
      )}
    </div>
  )
}

function Article({ record }: { record: Json }) {
  const { t } = useTranslation()
  useLooked(record.id)
  return (
    <>
      <title>{`${String(record.title)} · Cigale`}</title>
      <article className={css.article}>
        <header className={css.head}>
          <h1 className={css.pageTitle}>{String(record.title)}</h1>
          <OtherLanguages id={record.id} />
          <p className={css.soft}>
            {isNamed(record.category) ? `${record.category.name} · ` : ''}
            {t('knowledge.updated')} <RelativeTime at={String(record.revisedAt ?? record.updatedAt)} />
          </p>
        </header>
        {record.summary ? <p className={css.summary}>{String(record.summary)}</p> : null}
        <RichText html={String(record.body ?? '')} />
        <Files id={record.id} />
      </article>
      {record.can?.vote ? <VoteBox record={record} /> : null}
    </>
  )
}

/** Told once a page: the house counts a reader once a day. That it fails is no reader's business. */
function useLooked(id: string): void {
  useEffect(() => {
    void api.post(`/articles/${id}/look`, {}).catch(() => undefined)
  }, [id])
}

/** The same answer in the other language. */
function OtherLanguages({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(translationsQuery(id))
  return (data?.items ?? []).map((item) => (
    <Link key={item.id} to={`/portal/faq/${item.id}`} className={css.soft} lang={item.language}>
      {t(`knowledge.translations.read.${item.language}`)}
    </Link>
  ))
}

interface ArticleFile {
  id: string
  name: string
  url: string | null
}

function Files({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: ArticleFile[] }>(articleKind, id, 'documents'))
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-label={t('engine.documents.tab')}>
      <h2 className={css.panelTitle}>{t('engine.documents.tab')}</h2>
      <ul>
        {data.items.map((file) => (
          <li key={file.id}>
            <a href={file.url ?? `/api/v1/documents/${file.id}/content`} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
