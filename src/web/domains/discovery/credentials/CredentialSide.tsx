import { snmpCredentialKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'

const sections = (record: Json): PropertySection[] => [
  {
    fields: [
      'name',
      'entity',
      'protocol',
      ...(record.protocol === 'v3' ? ['userName', 'authProtocol', 'privProtocol'] : []),
      'hasSecret',
    ],
    keepsEmpty: true,
  },
  { title: 'discovery.side.more', fields: ['comment', 'createdAt', 'updatedAt'] },
]

export const CredentialSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={snmpCredentialKind} record={record} sections={sections(record)} />
)
