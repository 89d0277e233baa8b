import { IconClipboardList, IconListDetails } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { lineStatuses } from '../../../shared/stocktakes/line-status.ts'
import { stocktakeKind, stocktakeLineKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { KindList } from '../../engine/list/KindList.tsx'
import { titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { lineColumns, stocktakeColumns } from './stocktake-columns.tsx'

const inState = (key: 'open' | 'draft' | 'closed'): ShippedView => ({
  key,
  label: `stocktakes.view.${key}`,
  query: { filter: { field: 'state', op: 'is', value: key } },
})
const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: {} },
  inState('open'),
  inState('draft'),
  inState('closed'),
]

export function StocktakeListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={stocktakeKind}
      icon={IconClipboardList}
      title={t('stocktakes.nav')}
      views={views}
      columns={stocktakeColumns}
      create={{ to: '/stocktakes/new', label: 'kind.stocktake.new', needs: 'stocktake.create' }}
      placeholder={t('stocktakes.list.placeholder')}
      emptyHint="stocktakes.list.emptyHint"
    />
  )
}

/** What was found, of one campaign or of all: the report, filtered and exported like any list. */
export function LineListPage() {
  const { t } = useTranslation()
  const texts = useKindTexts(stocktakeLineKind)
  return (
    <KindList
      kind={stocktakeLineKind}
      icon={IconListDetails}
      title={t('stocktakes.lines.all')}
      columns={lineColumns}
      facet={{
        field: 'status',
        label: 'kind.stocktake-line.field.status',
        segments: [
          { value: '', label: t('engine.view.all') },
          ...lineStatuses.map((value) => ({ value, label: texts.choice('status', value) })),
        ],
      }}
      emptyHint="stocktakes.lines.none"
    />
  )
}

const parts: readonly FormPart[] = [
  { title: 'stocktakes.form.what', fields: ['name', 'entity'] },
  {
    title: 'stocktakes.form.scope',
    help: 'stocktakes.form.scopeHelp',
    fields: ['withSubplaces', ['assetTypes', 'phases'], 'query', 'comment'],
  },
]

export function NewStocktakePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.stocktake.new')} layout="read">
      <KindForm
        kind={stocktakeKind}
        parts={parts}
        draft="stocktake.new"
        initial={{ entity: entities[0] ?? null, withSubplaces: true }}
        submit={t('stocktakes.form.submit')}
        onCancel={() => void navigate({ to: '/stocktakes' })}
        onDone={(stocktake) => {
          toast.done(t('engine.form.created', { name: titleOf(stocktakeKind, stocktake) }))
          void navigate({ to: `/stocktakes/${stocktake.id}`, search: { tab: 'scope' } as never })
        }}
      />
    </Page>
  )
}
