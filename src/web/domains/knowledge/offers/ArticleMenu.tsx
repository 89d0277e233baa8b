import { IconBook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferedArticle } from '../../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { useSettled } from '../../../engine/use-settled.ts'
import { SearchMenu } from '../../../ui/field/SearchMenu.tsx'

const most = 8

interface ArticleMenuProps {
  /** The case that is answered, and what it is about. */
  caseId: string
  about: string
  /** Takes the words of the chosen article, as HTML. */
  onInsert: (html: string) => void
}

/**
 * Answers written once, put into the one being written: those that sound like the case, or like what is typed. The chosen one is
 * tied to the case, so that it is known where it helped; its address goes along where the reader may open it.
 */
export function ArticleMenu({ caseId, about, onInsert }: ArticleMenuProps) {
  const { t } = useTranslation()
  const can = useCan()
  const [text, setText] = useState('')
  const [isOpened, setOpened] = useState(false)
  const words = useSettled(text.trim() || about.slice(0, 500), 250)
  const { data } = useQuery({
    queryKey: [articleKind.plural, 'faq', 'menu', words],
    queryFn: ({ signal }) =>
      api.get<{ items: OfferedArticle[] }>('/faq', { query: { text: words, audience: 'desk', limit: most }, signal }),
    enabled: isOpened && can('article.read'),
    placeholderData: (before) => before,
  })
  const { send } = useSend([articleKind.plural, ticketKind.plural])
  if (!can('article.read')) return null
  const use = async (id: string) => {
    await send(async () => {
      const article = await api.get<Json>(`/articles/${id}`)
      const address = `<p><a href="${location.origin}/portal/faq/${id}">${t('knowledge.menu.read')}</a></p>`
      onInsert(`${String(article.body)}${article.audience === 'portal' ? address : ''}`)
      if (can('article.link-case')) await api.post(`/articles/${id}/link-case`, { ids: [caseId] })
    })
  }
  return (
    <SearchMenu
      icon={IconBook}
      label={t('knowledge.menu.button')}
      search={t('knowledge.faq.search')}
      list={t('kind.article.plural')}
      empty={t('knowledge.faq.notFound')}
      width={320}
      text={text}
      onText={setText}
      options={data?.items.map(({ id, title }) => ({ id, name: title }))}
      onChoose={(id) => void use(id)}
      onToggle={setOpened}
    />
  )
}
