import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { columnsOf } from '../../../shared/assets/types/index.ts'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import type { Json } from '../../engine/records.ts'
import { useWhy } from './asset-why.ts'
import { FieldWhy } from './FieldWhy.tsx'

const custom = (type: unknown): string[] =>
  Object.keys(assetKind.custom?.types[String(type)] ?? {}).map((name) => `custom.${name}`)

const sectionsOf = (record: Json): PropertySection[] => [
  { fields: ['state', 'location', 'user', 'technician'], keepsEmpty: true },
  {
    title: 'assets.side.people',
    fields: ['group', 'supportGroup', 'entity', 'isRecursive', 'contact', 'contactNumber'],
  },
  {
    title: 'assets.side.identity',
    fields: ['name', 'type', 'manufacturer', 'model', 'serial', 'inventoryNumber', 'uuid'],
  },
  { title: 'assets.side.own', fields: ['osName', 'osVersion', ...columnsOf(record.type), ...custom(record.type)] },
  { title: 'assets.side.more', fields: ['comment', 'lastInventoryAt', 'lastBootAt', 'createdAt', 'updatedAt'] },
]

/** Properties of an asset, with the marks that say which come from inventory and which are protected from it. */
export function AssetSide({ record }: { record: Json }) {
  const why = useWhy(record.id)
  return (
    <RecordProperties
      kind={assetKind}
      record={record}
      sections={sectionsOf(record)}
      why={(field) => <FieldWhy record={record} field={field.replace(/^custom\./, '')} why={why} />}
    />
  )
}
