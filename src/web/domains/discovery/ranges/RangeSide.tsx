import { scanRangeKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'

const sections: readonly PropertySection[] = [
  {
    title: 'discovery.side.where',
    fields: ['name', 'addresses', 'exclusions', 'addressCount', 'entity'],
    keepsEmpty: true,
  },
  { title: 'discovery.side.how', fields: ['credential', 'secondCredential', 'thirdCredential'], keepsEmpty: true },
  {
    title: 'discovery.side.when',
    fields: ['isActive', 'intervalHours', 'nextRunAt', 'lastSuccessAt', 'lastError'],
    keepsEmpty: true,
  },
  { title: 'discovery.side.pace', fields: ['port', 'timeoutMs', 'retries', 'concurrency'] },
  { title: 'discovery.side.more', fields: ['comment', 'createdAt', 'updatedAt'] },
]

export const RangeSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={scanRangeKind} record={record} sections={sections} />
)
