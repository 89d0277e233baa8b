import { IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { importKind } from '../../../shared/imports/imports.kinds.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import type { ShippedView } from '../../engine/views/view.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { ImportState } from './ImportState.tsx'
import { kindsQuery } from './imports-api.ts'

const views: readonly ShippedView[] = [
  { key: 'real', label: 'imports.view.real', query: { filter: { field: 'isTrial', op: 'is', value: false } } },
  { key: 'trials', label: 'imports.view.trials', query: { filter: { field: 'isTrial', op: 'is', value: true } } },
  { key: 'all', label: 'engine.view.all', query: {} },
]

const columns: KindColumns = {
  state: { cell: (record) => <ImportState state={record.state} look="plain" />, width: 150 },
  kind: { cell: (record) => <KindName plural={String(record.kind)} />, width: 170 },
}

function KindName({ plural }: { plural: string }) {
  const { data } = useQuery(kindsQuery)
  return <>{data?.items.find((item) => item.kind === plural)?.name ?? plural}</>
}

/** Files taken in, with what became of each. */
export function ImportListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={importKind}
      icon={IconFileImport}
      views={views}
      columns={columns}
      actions={<LinkButton to="/imports/rules">{t('imports.rules.open')}</LinkButton>}
      create={{ to: '/imports/new', label: 'imports.new', needs: 'import.create' }}
      emptyHint="imports.emptyHint"
    />
  )
}
