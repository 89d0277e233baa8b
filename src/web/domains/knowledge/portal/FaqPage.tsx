import { IconHelpCircle, IconMessagePlus, IconPinned } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FaqCategory, type FaqOrder, faqOrders, type OfferedArticle } from '../../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useSettled } from '../../../engine/use-settled.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../knowledge.module.css'

interface Search {
  text?: string
  category?: string
  order?: FaqOrder
}

interface FaqAnswer {
  items: OfferedArticle[]
  total: number | null
  next: string | null
}

/** Answers for the staff: searched in their own words, or found under a heading. */
export function FaqPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<Search>()
  const [text, setText] = useState(search.text ?? '')
  const settled = useSettled(text.trim())
  useEffect(() => {
    if (settled !== (search.text ?? '')) change({ ...search, text: settled || undefined } as Search, { replace: true })
  }, [settled, search, change])
  return (
    <div className={css.page}>
      <title>{`${t('knowledge.faq.title')} · Cigale`}</title>
      <header className={css.head}>
        <h1 className={css.pageTitle}>{t('knowledge.faq.title')}</h1>
        <search>
          <TextField
            type="search"
            label={t('knowledge.faq.search')}
            placeholder={t('knowledge.faq.placeholder')}
            maxLength={200}
            value={text}
            onChange={setText}
          />
        </search>
      </header>
      <Headings
        value={search.category}
        onChange={(category) => change({ ...search, category } as Search, { replace: true })}
      />
      {settled === '' ? (
        <SegmentedFilter
          label={t('knowledge.faq.order.label')}
          segments={faqOrders.map((value) => ({ value, label: t(`knowledge.faq.order.${value}`) }))}
          value={search.order ?? 'useful'}
          onChange={(order) => change({ ...search, order } as Search, { replace: true })}
        />
      ) : null}
      <Answers text={settled} category={search.category} order={settled === '' ? search.order : undefined} />
    </div>
  )
}

/** Headings at the top of the tree, or those under the chosen one. */
function Headings({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: [articleKind.plural, 'faq', 'categories'],
    queryFn: ({ signal }) => api.get<{ items: FaqCategory[] }>('/faq/categories', { signal }),
  })
  const all = data?.items ?? []
  if (all.length === 0) return null
  const chosen = all.find((category) => category.id === value)
  const below = all.filter((category) => category.parent === value)
  const parent = below.length > 0 ? (value ?? null) : (chosen?.parent ?? null)
  const shown = all.filter((category) => category.parent === parent)
  const above = parent === null ? [] : all.filter((category) => category.id === parent)
  return (
    <SegmentedFilter
      label={t('kind.article-category.plural')}
      segments={[
        { value: '', label: t('knowledge.faq.all') },
        ...[...above, ...shown].map(({ id, name, articles }) => ({ value: id, label: name, count: articles })),
      ]}
      value={value ?? ''}
      onChange={(next) => onChange(next || undefined)}
    />
  )
}

interface Asked {
  text: string
  category: string | undefined
  order: FaqOrder | undefined
}

function Answers({ text, category, order }: Asked) {
  const { t } = useTranslation()
  const query = useInfiniteQuery({
    queryKey: [articleKind.plural, 'faq', 'list', text, category, order],
    queryFn: ({ pageParam, signal }) =>
      api.get<FaqAnswer>('/faq', {
        query: { text: text || undefined, category, order, after: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton lines={6} />
  const articles = query.data.pages.flatMap((page) => page.items)
  if (articles.length === 0)
    return (
      <div className={css.box}>
        <EmptyState
          icon={IconHelpCircle}
          title={t(text === '' ? 'knowledge.faq.none' : 'knowledge.faq.notFound')}
          hint={t('knowledge.faq.noneHint')}
          action={<Report text={text} />}
        />
      </div>
    )
  return (
    <>
      <ul className={css.rows} aria-label={t('knowledge.faq.title')}>
        {articles.map((article) => (
          <Answer key={article.id} article={article} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('knowledge.more')}
        </Button>
      ) : null}
      <div className={css.otherwise}>
        <span>{t('knowledge.faq.otherwise')}</span>
        <Report text={text} />
      </div>
    </>
  )
}

function Answer({ article }: { article: OfferedArticle }) {
  const { t } = useTranslation()
  return (
    <li>
      <Link to={`/portal/faq/${article.id}`} className={css.answer}>
        <span className={css.answerTitle}>
          {article.title}
          {article.isPinned ? <IconPinned size="1em" stroke={1.75} aria-label={t('knowledge.pinned')} /> : null}
        </span>
        <span className={css.excerpt}>{article.excerpt}</span>
        <span className={css.soft}>
          {[
            ...(article.category ? [article.category.name] : []),
            ...(article.helped > 0 ? [t('knowledge.helped', { count: article.helped })] : []),
          ].join(' · ')}
        </span>
      </Link>
    </li>
  )
}

function Report({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <LinkButton to="/portal/report" search={(text === '' ? {} : { title: text }) as never} icon={IconMessagePlus}>
      {t('portal.nav.report')}
    </LinkButton>
  )
}
