import { IconBook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { ticketEntryKind, ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { FormPart, FormValues } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { isProblem } from '../../../engine/problem.ts'
import { type Json, recordQuery, titleOf, useRecord } from '../../../engine/records.ts'
import { useRouteParam, useRouteSearch } from '../../../engine/route-hooks.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'

const parts: readonly FormPart[] = [
  { title: 'knowledge.form.words', fields: ['title', 'summary', 'body'] },
  {
    title: 'knowledge.form.readers',
    fields: [['audience', 'entity'], ['category', 'language'], 'original', 'isPinned'],
  },
  {
    title: 'knowledge.form.life',
    fields: [
      ['owner', 'reviewOn'],
      ['visibleFrom', 'visibleUntil'],
    ],
  },
]

interface Asked {
  case?: string
  entry?: string
  of?: string
  from?: string
  language?: string
}

/** A new article: from nothing, from what solved a case (`?case=`, `?entry=`), or to translate another (`?of=`). */
export function NewArticlePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked] = useRouteSearch<Asked>()
  const caseId = asked.case ?? ''
  const { initial, isWaiting } = useStart(asked)
  const done = async (record: Json) => {
    // The article is there whether or not the case can be tied to it.
    if (caseId !== '') await api.post(`/articles/${record.id}/link-case`, { ids: [caseId] }).catch(() => undefined)
    toast.done(t('engine.form.created', { name: titleOf(articleKind, record) }))
    void navigate({ to: `/articles/${record.id}` })
  }
  return (
    <Page title={t('kind.article.new')} icon={IconBook} layout="read">
      {isWaiting ? (
        <Skeleton lines={8} />
      ) : (
        <KindForm
          kind={articleKind}
          parts={parts}
          draft={['article.new', caseId, asked.of, asked.language].filter(Boolean).join('.')}
          initial={initial}
          submit={t('knowledge.form.submit')}
          onCancel={() => void navigate({ to: '/articles' })}
          onDone={(record) => void done(record)}
        />
      )}
    </Page>
  )
}

/** What a translation begins with: the words to be put into the other language, and for whom they are. */
const kept = ['title', 'summary', 'body', 'audience', 'entity', 'category'] as const

/** What the case says, for a writer to make it readable by everybody; or the article that is to be translated. */
function useStart(asked: Asked): { initial: FormValues; isWaiting: boolean } {
  const { case: caseId = '', entry: entryId = '', of = '', from = of, language } = asked
  const { entities, user } = useSession()
  const ticket = useQuery({ ...recordQuery(ticketKind, caseId), retry: false })
  const entry = useQuery({ ...recordQuery(ticketEntryKind, entryId), retry: false })
  const article = useQuery({ ...recordQuery(articleKind, from), retry: false })
  const original = useQuery({ ...recordQuery(articleKind, of), retry: false })
  const plain = {
    audience: 'portal',
    language: user.language,
    entity: entities[0] ?? null,
    owner: { id: user.id, name: user.name },
  }
  const isWaiting =
    (caseId !== '' && ticket.isPending) ||
    (entryId !== '' && entry.isPending) ||
    (of !== '' && (article.isPending || original.isPending))
  if (article.data !== undefined && original.data !== undefined) {
    const same = Object.fromEntries(kept.map((name) => [name, article.data[name]]))
    return {
      initial: { ...plain, ...same, language, original: { id: of, name: titleOf(articleKind, original.data) } },
      isWaiting,
    }
  }
  if (ticket.data === undefined) return { initial: plain, isWaiting }
  const said = { title: ticket.data.title, entity: ticket.data.entity, body: entry.data?.body ?? '' }
  // What a person wrote about his own case is no article yet: the desk decides who reads it.
  return { initial: { ...plain, ...said, audience: 'desk' }, isWaiting }
}

/** The words of an article and whom they are for. */
export function EditArticlePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = useRouteParam('articleId')
  const query = useRecord(articleKind, id)
  const back = () => void navigate({ to: `/articles/${id}` })
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  return (
    <Page title={t('knowledge.edit')} icon={IconBook} layout="read">
      {query.data === undefined ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : (
        <KindForm kind={articleKind} record={query.data} parts={parts} onCancel={back} onDone={back} />
      )}
    </Page>
  )
}
