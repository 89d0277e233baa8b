import { IconBulb, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fewestLetters, type OfferedArticle } from '../../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { useSettled } from '../../../engine/use-settled.ts'
import { Button } from '../../../ui/button/Button.tsx'
import css from '../knowledge.module.css'

const most = 3

interface OfferedArticlesProps {
  /** What is being typed. */
  text: string
  place: 'portal' | 'desk'
}

/** Answers that sound like what is being typed; "this solved it" counts and opens no case. */
export function OfferedArticles({ text, place }: OfferedArticlesProps) {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const words = useSettled(text.trim().slice(0, 500), 250)
  const isAsking = words.length >= fewestLetters && can('article.read')
  const { data } = useQuery({
    queryKey: [articleKind.plural, 'faq', 'offered', place, words],
    queryFn: ({ signal }) =>
      api.get<{ items: OfferedArticle[] }>('/faq', { query: { text: words, audience: place, limit: most }, signal }),
    enabled: isAsking,
    placeholderData: (before) => before,
  })
  const { send, isBusy } = useSend([articleKind.plural])
  const items = isAsking ? (data?.items ?? []) : []
  if (items.length === 0) return null
  const solved = async (id: string) => {
    const done = t(place === 'portal' ? 'knowledge.offer.thanks' : 'knowledge.offer.counted')
    if (await send(() => api.post(`/articles/${id}/count-solved`, {}), { done }))
      void navigate({ to: place === 'portal' ? '/portal' : '/tickets' })
  }
  return (
    <section className={css.offers} aria-live="polite" aria-label={t('knowledge.offer.title')}>
      <p className={css.offerTitle}>
        <IconBulb size="1.2em" stroke={1.75} aria-hidden />
        {t('knowledge.offer.title')}
      </p>
      <ul className={css.list}>
        {items.map((item) => (
          <li key={item.id} className={css.offer}>
            <div className={css.offerWords}>
              <Link to={place === 'portal' ? `/portal/faq/${item.id}` : `/articles/${item.id}`} target="_blank">
                {item.title}
                <span className="visually-hidden"> {t('knowledge.offer.newTab')}</span>
              </Link>
              <p className={css.excerpt}>{item.excerpt}</p>
            </div>
            <Button size="small" icon={IconCheck} busy={isBusy} onClick={() => void solved(item.id)}>
              {t('knowledge.offer.solved')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
