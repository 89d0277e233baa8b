import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import type { Json } from '../../engine/records.ts'

const sections = (record: Json): PropertySection[] => [
  { title: 'stock.side.amounts', fields: ['quantity', 'threshold', 'target', 'toOrder'], keepsEmpty: true },
  {
    title: 'stock.side.identity',
    fields: [
      'name',
      'category',
      'reference',
      'barcode',
      'manufacturer',
      'unit',
      ...(record.category === 'cartridge' ? ['color', 'pageYield'] : []),
      'entity',
      'isRecursive',
    ],
  },
  { title: 'stock.side.more', fields: ['comment', 'createdAt', 'updatedAt'] },
]

export const StockSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={stockItemKind} record={record} sections={sections(record)} />
)
