import { IconBook } from '@tabler/icons-react'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { ArticleState } from './ArticleState.tsx'

const views: readonly ShippedView[] = [
  { key: 'published', label: 'knowledge.view.published', query: { q: 'state:published' } },
  { key: 'draft', label: 'knowledge.view.draft', query: { q: 'state:draft' } },
  {
    key: 'review',
    label: 'knowledge.view.review',
    query: { q: 'state:published review-on:<=+30d', sort: 'reviewOn' },
  },
  { key: 'read', label: 'knowledge.view.read', query: { q: 'state:published', sort: '-views' } },
  { key: 'mine', label: 'knowledge.view.mine', query: { q: 'owner:@me' } },
  { key: 'all', label: 'engine.view.all', query: {} },
]

const columns: KindColumns = {
  state: { width: 110, cell: (record) => <ArticleState state={record.state} /> },
  audience: { width: 130 },
  reviewOn: { width: 130 },
}

/** Articles of the desk: what is out, what is being written, what should be read again. */
export function ArticleListPage() {
  return (
    <KindList
      kind={articleKind}
      icon={IconBook}
      views={views}
      columns={columns}
      create={{ to: '/articles/new', label: 'knowledge.create', needs: 'article.create' }}
      emptyHint="knowledge.empty"
    />
  )
}
