import { IconLicense } from '@tabler/icons-react'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { copyVerb } from '../../engine/copies/BulkCopyDialog.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import type { ShippedView } from '../../engine/views/view.ts'
import { LicenceSide } from './LicenceSide.tsx'
import { licenceColumns } from './licence-columns.tsx'

const is = (value: string): ShippedView['query'] => ({
  filter: { field: 'compliance', op: 'is', value },
  sort: 'margin',
})

const views: readonly ShippedView[] = [
  { key: 'all', label: 'licences.view.all', query: {} },
  { key: 'short', label: 'licences.view.short', query: is('short') },
  { key: 'excess', label: 'licences.view.excess', query: { ...is('excess'), sort: '-margin' } },
  {
    key: 'soon',
    label: 'licences.view.soon',
    query: { filter: { field: 'expiresOn', op: 'between', value: ['today', 'now+90d'] }, sort: 'expiresOn' },
  },
  {
    key: 'expired',
    label: 'licences.view.expired',
    query: { filter: { field: 'expiresOn', op: 'lt', value: 'today' }, sort: '-expiresOn' },
  },
]

const verbs = [copyVerb(licenceKind)]

/** Seats bought beside installs found. */
export function LicenceListPage() {
  return (
    <KindList
      kind={licenceKind}
      verbs={verbs}
      icon={IconLicense}
      views={views}
      columns={licenceColumns}
      peek={(record) => <LicenceSide record={record} />}
      create={{ to: '/licences/new', label: 'licences.nav.create', needs: 'licence.create' }}
      emptyHint="licences.list.emptyHint"
    />
  )
}
