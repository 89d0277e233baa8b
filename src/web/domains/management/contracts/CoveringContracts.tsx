import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { licenceKind } from '../../../../shared/licences/licences.kinds.ts'
import { contractKind } from '../../../../shared/management/management.kinds.ts'
import { api } from '../../../engine/api.ts'
import { LinkedList } from '../../../engine/links/LinkedList.tsx'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { contractColumns } from './ContractListPage.tsx'

const columns = ['name', 'number', 'supplier', 'state', 'endsOn'] as const

/** The contracts that cover an asset or a licence. */
export function CoveringContracts({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const verb = (name: string) => (contract: string) =>
    api.post(`/contracts/${contract}/${name}-${kind.name}`, { ids: [record.id] })
  return (
    <LinkedList
      kind={contractKind}
      title={t('management.purchase.contracts')}
      filter={{ has: kind.name, where: { field: 'id', op: 'is', value: record.id } }}
      sort="-endsOn"
      columns={columns}
      own={contractColumns}
      add={t('management.link.contract')}
      touched={[kind.plural]}
      change={
        can('contract.update') && record.deletedAt === undefined
          ? { link: verb('link'), unlink: verb('unlink') }
          : undefined
      }
      empty={t('management.none.contract')}
    />
  )
}

export const ContractsOfLicence = ({ record }: { record: Json }) => (
  <CoveringContracts kind={licenceKind} record={record} />
)
