import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { licenceKind } from '../../../../shared/licences/licences.kinds.ts'
import { contractKind, supplierKind } from '../../../../shared/management/management.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { LinkedList } from '../../../engine/links/LinkedList.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import css from '../management.module.css'
import { ContractCosts } from './ContractCosts.tsx'
import { ContractDates } from './ContractDates.tsx'
import { ContractState } from './ContractState.tsx'
import { ContractVerbs } from './ContractVerbs.tsx'

const sections = [
  { fields: ['supplier', 'type', 'number', 'state', 'manager', 'entity', 'isRecursive'], keepsEmpty: true },
  {
    title: 'management.side.terms',
    fields: [
      'startsOn',
      'initialMonths',
      'renewal',
      'renewalMonths',
      'renewedTimes',
      'noticeMonths',
      'invoiceMonths',
      'terminatedOn',
    ],
  },
  { title: 'management.side.support', fields: ['supportWeek', 'supportSaturday', 'supportSunday'] },
  {
    title: 'management.side.more',
    fields: ['name', 'accountNumber', 'maxAssets', 'location', 'comment', 'createdAt', 'updatedAt'],
  },
] as const

const assetColumns = ['name', 'type', 'serial', 'user', 'location'] as const
const licenceColumns = ['name', 'software', 'seats', 'expiresOn'] as const
const partnerColumns = ['name', 'town', 'phone'] as const

/** One contract: until when, at what cost, for which equipment, with whom. */
export function ContractPage() {
  const id = useRouteParam('contractId')
  const can = useCan()
  return (
    <RecordPage
      kind={contractKind}
      id={id}
      icon={() => IconFileText}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <ContractVerbs record={record} />}
      tabs={(record) => [
        {
          key: 'overview',
          label: 'management.tab.overview',
          show: () => (
            <div className={css.stack}>
              <ContractDates id={id} />
              <ContractCosts record={record} />
            </div>
          ),
        },
        ...(can('asset.read')
          ? [{ key: 'assets', label: 'management.tab.assets', show: () => <Assets record={record} /> }]
          : []),
        ...(can('licence.read')
          ? [{ key: 'licences', label: 'management.tab.licences', show: () => <Licences record={record} /> }]
          : []),
        ...(can('ticket.read')
          ? [{ key: 'tickets', label: 'management.tab.tickets', show: () => <Tickets record={record} /> }]
          : []),
        ...(can('supplier.read')
          ? [{ key: 'partners', label: 'management.tab.partners', show: () => <Partners record={record} /> }]
          : []),
      ]}
      side={(record) => <RecordProperties kind={contractKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  return (
    <>
      <ContractState state={record.state} look="soft" />
      {record.number ? <span>{String(record.number)}</span> : null}
      {isNamed(record.supplier) ? <span>{record.supplier.name}</span> : null}
    </>
  )
}

const isLinked = (id: string) => ({ has: 'contract', where: { field: 'id', op: 'is' as const, value: id } })

function Assets({ record }: { record: Json }) {
  const { t } = useTranslation()
  const verb = (name: string) => (other: string) => api.post(`/contracts/${record.id}/${name}`, { ids: [other] })
  return (
    <LinkedList
      kind={assetKind}
      title={t('management.tab.assets')}
      filter={isLinked(record.id)}
      columns={assetColumns}
      limit={100}
      add={t('management.link.asset')}
      touched={[contractKind.plural]}
      change={record.can?.['link-asset'] ? { link: verb('link-asset'), unlink: verb('unlink-asset') } : undefined}
      empty={t('management.contract.noAsset')}
    />
  )
}

function Licences({ record }: { record: Json }) {
  const { t } = useTranslation()
  const verb = (name: string) => (other: string) => api.post(`/contracts/${record.id}/${name}`, { ids: [other] })
  return (
    <LinkedList
      kind={licenceKind}
      title={t('management.tab.licences')}
      filter={isLinked(record.id)}
      columns={licenceColumns}
      limit={100}
      add={t('management.link.licence')}
      touched={[contractKind.plural]}
      change={record.can?.['link-licence'] ? { link: verb('link-licence'), unlink: verb('unlink-licence') } : undefined}
      empty={t('management.contract.noLicence')}
    />
  )
}

const ticketColumns = ['number', 'title', 'type', 'status', 'priority', 'openedAt'] as const

/** What was worked on under it. */
function Tickets({ record }: { record: Json }) {
  const { t } = useTranslation()
  const filter = { field: 'contract', op: 'is' as const, value: record.id }
  return (
    <PanelList
      kind={ticketKind}
      title={t('management.tab.tickets')}
      question={{ filter, sort: '-openedAt' }}
      columns={ticketColumns}
      limit={100}
      all={{ to: '/tickets', search: { view: 'all', filter } as never }}
      empty={t('management.contract.noTicket')}
    />
  )
}

function Partners({ record }: { record: Json }) {
  const { t } = useTranslation()
  const verb = (name: string) => (other: string) => api.post(`/contracts/${record.id}/${name}`, { ids: [other] })
  const main = isNamed(record.supplier) ? record.supplier.id : '0'
  return (
    <LinkedList
      kind={supplierKind}
      title={t('management.tab.partners')}
      // The supplier himself stands among the properties.
      filter={{ all: [isLinked(record.id), { field: 'id', op: 'isNot', value: main }] }}
      columns={partnerColumns}
      add={t('management.link.supplier')}
      touched={[contractKind.plural]}
      change={record.can?.['link-partner'] ? { link: verb('link-partner'), unlink: verb('unlink-partner') } : undefined}
      empty={t('management.contract.noPartner')}
    />
  )
}
