import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { LinkedList } from '../../../engine/links/LinkedList.tsx'
import type { Json } from '../../../engine/records.ts'
import { RichText } from '../../../ui/text/RichText.tsx'
import css from '../knowledge.module.css'

/** As its readers see it. */
export function ArticleText({ record }: { record: Json }) {
  return (
    <article className={css.read}>
      {record.summary ? <p className={css.summary}>{String(record.summary)}</p> : null}
      <RichText html={String(record.body ?? '')} />
    </article>
  )
}

const columns = ['number', 'title', 'status', 'openedAt'] as const

/** Cases that it helped with. */
export function ArticleCases({ record }: { record: Json }) {
  const { t } = useTranslation()
  const verb = (name: string) => (other: string) => api.post(`/articles/${record.id}/${name}`, { ids: [other] })
  return (
    <LinkedList
      kind={ticketKind}
      title={t('knowledge.tab.cases')}
      filter={{ has: 'article', where: { field: 'id', op: 'is', value: record.id } }}
      columns={columns}
      add={t('knowledge.linkCase')}
      touched={[articleKind.plural]}
      change={record.can?.['link-case'] ? { link: verb('link-case'), unlink: verb('unlink-case') } : undefined}
      empty={t('knowledge.noCase')}
    />
  )
}
