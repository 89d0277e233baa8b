import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { licenceKind, licenceSeatKind } from '../../../shared/licences/licences.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import type { Json } from '../../engine/records.ts'
import { licenceColumns } from './licence-columns.tsx'

const columns = ['name', 'versionPattern', 'seats', 'installCount', 'compliance', 'expiresOn'] as const

/** Rights to use a program, beside its installs. */
export function LicencesOfSoftware({ record }: { record: Json }) {
  const { t } = useTranslation()
  const filter: Condition = { field: 'software', op: 'is', value: record.id }
  return (
    <PanelList
      kind={licenceKind}
      title={t('licences.nav.licences')}
      question={{ filter, sort: 'name' }}
      columns={columns}
      own={licenceColumns}
      limit={50}
      all={{ to: '/licences', search: { view: 'all', filter } as never }}
      empty={t('licences.none')}
    />
  )
}

const seatColumns = ['licence', 'comment', 'createdAt'] as const

function Seats({ field, id }: { field: 'asset' | 'user'; id: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={licenceSeatKind}
      title={t('licences.nav.licences')}
      question={{ filter: { field, op: 'is', value: id }, sort: '-createdAt' }}
      columns={seatColumns}
      own={{ licence: { width: 260, grow: true } }}
      limit={50}
      empty={t('licences.none')}
    />
  )
}

export const LicencesOfAsset = ({ record }: { record: Json }) => <Seats field="asset" id={record.id} />
export const LicencesOfPerson = ({ record }: { record: Json }) => <Seats field="user" id={record.id} />
