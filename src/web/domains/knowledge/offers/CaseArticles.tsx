import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferedArticle } from '../../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { ReferenceField } from '../../../engine/fields/controls.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import css from '../knowledge.module.css'

const most = 20
const proposed = 3

/** Articles tied to a case; while there is none, those that sound like it. */
export function CaseArticles({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const { send } = useSend([articleKind.plural, ticketKind.plural])
  const filter = JSON.stringify({ has: 'case', where: { field: 'id', op: 'is', value: record.id } })
  const linked = useQuery({
    queryKey: [articleKind.plural, 'list', 'of-case', record.id],
    queryFn: ({ signal }) =>
      api.get<{ items: Json[] }>('/articles', {
        query: { filter, fields: 'title', limit: most, count: 'none' },
        signal,
      }),
  })
  const items = linked.data?.items ?? []
  const like = useQuery({
    queryKey: [articleKind.plural, 'faq', 'like-case', record.id, record.title],
    queryFn: ({ signal }) =>
      api.get<{ items: OfferedArticle[] }>('/faq', {
        query: { text: String(record.title).slice(0, 500), audience: 'desk', limit: proposed },
        signal,
      }),
    enabled: linked.data !== undefined && items.length === 0 && record.deletedAt === undefined,
  })
  const verb = (name: string, id: string) => api.post(`/articles/${id}/${name}`, { ids: [record.id] })
  const link = (id: string, name: string) =>
    send(() => verb('link-case', id), { done: t('engine.link.added', { name }), undo: () => verb('unlink-case', id) })
  const unlink = (id: string, name: string) =>
    send(() => verb('unlink-case', id), { done: t('engine.link.removed', { name }), undo: () => verb('link-case', id) })
  const offered = items.length === 0 ? (like.data?.items ?? []) : []
  return (
    <section className={css.panel} aria-label={t('knowledge.ofCase.title')}>
      <div className={css.panelHead}>
        <h2 className={css.panelTitle}>{t('knowledge.ofCase.title')}</h2>
        <IconButton
          size="small"
          icon={isAdding ? IconX : IconPlus}
          label={isAdding ? t('ui.cancel') : t('knowledge.ofCase.add')}
          onClick={() => setAdding(!isAdding)}
        />
      </div>
      {isAdding ? (
        <ReferenceField
          bare
          autoFocus
          label={t('knowledge.ofCase.add')}
          value={null}
          search={(text, signal) => searchRecords(t, articleKind, text, signal)}
          onChange={(option) => {
            if (option === null) return
            setAdding(false)
            void link(option.id, option.name)
          }}
        />
      ) : null}
      <ul className={css.list}>
        {items.map((item) => (
          <Line key={item.id} id={item.id} title={String(item.title)}>
            <IconButton
              size="small"
              icon={IconX}
              label={t('engine.link.remove', { name: String(item.title) })}
              onClick={() => void unlink(item.id, String(item.title))}
            />
          </Line>
        ))}
      </ul>
      {offered.length === 0 ? (
        items.length === 0 && !isAdding ? (
          <p className={css.soft}>{t('knowledge.ofCase.none')}</p>
        ) : null
      ) : (
        <>
          <p className={css.soft}>{t('knowledge.ofCase.like')}</p>
          <ul className={css.list}>
            {offered.map((item) => (
              <Line key={item.id} id={item.id} title={item.title}>
                <IconButton
                  size="small"
                  icon={IconPlus}
                  label={t('knowledge.ofCase.link', { name: item.title })}
                  onClick={() => void link(item.id, item.title)}
                />
              </Line>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Line({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <li className={css.line}>
      <Link to={`/articles/${id}`}>{title}</Link>
      {children}
    </li>
  )
}
