import { IconFileText } from '@tabler/icons-react'
import { contractKind } from '../../../../shared/management/management.kinds.ts'
import { copyVerb } from '../../../engine/copies/BulkCopyDialog.tsx'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { ContractState } from './ContractState.tsx'

const views: readonly ShippedView[] = [
  { key: 'active', label: 'management.view.active', query: { q: 'state:active' } },
  {
    key: 'notice',
    label: 'management.view.notice',
    query: { q: 'state:active notice-on:now..+90d', sort: 'noticeOn' },
  },
  { key: 'ending', label: 'management.view.ending', query: { q: 'state:active ends-on:now..+90d', sort: 'endsOn' } },
  { key: 'mine', label: 'management.view.mine', query: { q: 'manager:@me' } },
  {
    key: 'terminated',
    label: 'management.view.terminated',
    query: { q: 'state:terminated OR ends-on:<now', sort: '-endsOn' },
  },
  { key: 'all', label: 'engine.view.all', query: {} },
]

export const contractColumns: KindColumns = {
  state: { width: 130, cell: (record) => <ContractState state={record.state} /> },
  renewal: { width: 110 },
  noticeOn: { width: 150 },
}

const verbs = [copyVerb(contractKind)]

/** Contracts with the dates that matter. */
export function ContractListPage() {
  return (
    <KindList
      kind={contractKind}
      verbs={verbs}
      icon={IconFileText}
      views={views}
      columns={contractColumns}
      create={{ to: '/contracts/new', label: 'management.create.contract', needs: 'contract.create' }}
      emptyHint="management.empty.contract"
    />
  )
}
