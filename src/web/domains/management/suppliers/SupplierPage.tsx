import { IconTruckDelivery } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { contactKind, contractKind, supplierKind } from '../../../../shared/management/management.kinds.ts'
import { api } from '../../../engine/api.ts'
import { LinkedList } from '../../../engine/links/LinkedList.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { contractColumns } from '../contracts/ContractListPage.tsx'

const sections = [
  { fields: ['type', 'registration', 'customerNumber', 'isActive'], keepsEmpty: true },
  {
    title: 'management.side.reach',
    fields: ['phone', 'email', 'website', 'address', 'postCode', 'town', 'country'],
  },
  { title: 'management.side.more', fields: ['name', 'entity', 'comment', 'createdAt', 'updatedAt'] },
] as const

const contactColumns = ['name', 'firstName', 'jobTitle', 'email', 'phone'] as const
const contractList = ['name', 'number', 'state', 'endsOn', 'noticeOn'] as const
const boughtColumns = ['name', 'type', 'serial', 'location', 'state'] as const

/** One supplier: whom to call, what binds us, what came from there. */
export function SupplierPage() {
  const id = useRouteParam('supplierId')
  const can = useCan()
  return (
    <RecordPage
      kind={supplierKind}
      id={id}
      icon={() => IconTruckDelivery}
      facts={(record) => (record.town ? <span>{String(record.town)}</span> : null)}
      tabs={(record) => [
        { key: 'contacts', label: 'management.tab.contacts', show: () => <Contacts record={record} /> },
        ...(can('contract.read')
          ? [{ key: 'contracts', label: 'management.tab.contracts', show: () => <Contracts id={id} /> }]
          : []),
        ...(can('purchase.read') && can('asset.read')
          ? [{ key: 'bought', label: 'management.tab.bought', show: () => <Bought id={id} /> }]
          : []),
      ]}
      side={(record) => <RecordProperties kind={supplierKind} record={record} sections={sections} />}
    />
  )
}

function Contacts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const verb = (name: string) => (other: string) => api.post(`/suppliers/${record.id}/${name}`, { ids: [other] })
  return (
    <LinkedList
      kind={contactKind}
      title={t('management.tab.contacts')}
      filter={{ has: 'supplier', where: { field: 'id', op: 'is', value: record.id } }}
      columns={contactColumns}
      add={t('management.link.contact')}
      touched={[supplierKind.plural]}
      change={record.can?.['link-contact'] ? { link: verb('link-contact'), unlink: verb('unlink-contact') } : undefined}
      empty={t('management.none.contact')}
    />
  )
}

function Contracts({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={contractKind}
      title={t('management.tab.contracts')}
      question={{
        filter: {
          any: [
            { field: 'supplier', op: 'is', value: id },
            { has: 'partner', where: { field: 'id', op: 'is', value: id } },
          ],
        },
        sort: '-endsOn',
      }}
      columns={contractList}
      own={contractColumns}
      limit={50}
      all={{ to: '/contracts', search: { view: 'all', q: `supplier:#${id}` } as never }}
      empty={t('management.none.contract')}
    />
  )
}

function Bought({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={assetKind}
      title={t('management.tab.bought')}
      question={{ filter: { has: 'purchase', where: { field: 'supplier', op: 'is', value: id } }, sort: 'name' }}
      columns={boughtColumns}
      limit={50}
      all={{ to: '/assets', search: { view: 'all', q: `purchase.supplier:#${id}` } as never }}
      empty={t('management.none.bought')}
    />
  )
}
