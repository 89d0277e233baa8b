import { IconArchive, IconBook, IconPencil, IconPinned, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { FieldValue } from '../../../engine/fields/FieldParts.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import css from '../knowledge.module.css'
import { ArticleGroups } from './ArticleGroups.tsx'
import { ArticleState } from './ArticleState.tsx'
import { ArticleCases, ArticleText } from './ArticleTabs.tsx'
import { ArticleVersions } from './ArticleVersions.tsx'
import { ArticleVotes } from './ArticleVotes.tsx'
import { Translations } from './Translations.tsx'

const sections = [
  { fields: ['audience', 'category', 'entity', 'language', 'original', 'owner', 'reviewOn'], keepsEmpty: true },
  { title: 'knowledge.side.shown', fields: ['isPinned', 'visibleFrom', 'visibleUntil', 'publishedAt'] },
  { title: 'knowledge.side.more', fields: ['title', 'summary', 'author', 'createdAt', 'updatedAt'] },
] as const

/** One article as the desk sees it: its text, its versions, what readers say, where it helped. */
export function ArticlePage() {
  const id = useRouteParam('articleId')
  const can = useCan()
  return (
    <RecordPage
      kind={articleKind}
      id={id}
      icon={() => IconBook}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <Verbs record={record} />}
      tabs={(record) => [
        { key: 'text', label: 'knowledge.tab.text', show: () => <ArticleText record={record} /> },
        ...(can('article.read-internal')
          ? [
              { key: 'versions', label: 'knowledge.tab.versions', show: () => <ArticleVersions record={record} /> },
              {
                key: 'votes',
                label: 'knowledge.tab.votes',
                count: Number(record.helpful) + Number(record.unhelpful),
                show: () => <ArticleVotes record={record} />,
              },
            ]
          : []),
        ...(can('ticket.read')
          ? [
              {
                key: 'cases',
                label: 'knowledge.tab.cases',
                count: Number(record.cases),
                show: () => <ArticleCases record={record} />,
              },
            ]
          : []),
      ]}
      side={(record) => (
        <>
          <RecordProperties kind={articleKind} record={record} sections={sections} />
          <ArticleGroups record={record} />
          <Translations record={record} />
        </>
      )}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const helped = Number(record.helpful) + Number(record.solved)
  return (
    <>
      <ArticleState state={record.state} look="soft" />
      <FieldValue kind={articleKind} name="audience" field={articleKind.fields.audience} value={record.audience} />
      {record.isPinned ? (
        <span className={css.pinned}>
          <IconPinned size="1em" stroke={1.75} aria-hidden />
          {t('knowledge.pinned')}
        </span>
      ) : null}
      {helped > 0 ? <span>{t('knowledge.helped', { count: helped })}</span> : null}
    </>
  )
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const publish = useAction(articleKind, record.id, 'publish')
  const archive = useAction(articleKind, record.id, 'archive')
  const { version } = record
  return (
    <>
      {record.can?.update ? (
        <LinkButton to={`/articles/${record.id}/edit`} icon={IconPencil}>
          {t('knowledge.edit')}
        </LinkButton>
      ) : null}
      {record.can?.archive && record.state === 'published' ? (
        <Button
          icon={IconArchive}
          busy={archive.isBusy}
          onClick={() => void archive.run({}, { version, done: t('knowledge.archived'), undo: () => publish.run({}) })}
        >
          {t('knowledge.archive')}
        </Button>
      ) : null}
      {record.can?.publish ? (
        <Button
          kind="primary"
          icon={IconSend}
          busy={publish.isBusy}
          onClick={() => void publish.run({}, { version, done: t('knowledge.published'), undo: () => archive.run({}) })}
        >
          {t('knowledge.publish')}
        </Button>
      ) : null}
    </>
  )
}
