import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import type { Json } from '../../engine/records.ts'

const sections: readonly PropertySection[] = [
  { title: 'licences.side.use', fields: ['installCount', 'assignedCount', 'poolSeats', 'margin'] },
  {
    title: 'licences.side.rights',
    fields: ['software', 'versionPattern', 'type', 'state', 'seats', 'allowsExcess', 'expiresOn'],
    keepsEmpty: true,
  },
  {
    title: 'licences.side.purchase',
    fields: [
      ...['supplier', 'contact', 'purchasedOn', 'price', 'orderNumber'],
      ...['purchasedVersion', 'usedVersion', 'inventoryNumber', 'parent'],
    ],
  },
  { title: 'licences.side.people', fields: ['entity', 'isRecursive', 'technician', 'user', 'group'] },
  { title: 'licences.side.more', fields: ['comment', 'createdAt', 'updatedAt'] },
]

export const LicenceSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={licenceKind} record={record} sections={sections} />
)
