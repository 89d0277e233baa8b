import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { isBlank } from '../../../engine/fields/FieldParts.tsx'
import type { Json } from '../../../engine/records.ts'

/** Fields that the kept asset takes from the other where it has none itself: those of the server's `asset.merge`. */
const filled = new Set([
  'user',
  'group',
  'location',
  'state',
  'technician',
  'supportGroup',
  'inventoryNumber',
  'comment',
  'serial',
  'uuid',
])

const shown = [
  'name',
  'type',
  'serial',
  'uuid',
  'inventoryNumber',
  'manufacturer',
  'model',
  'state',
  'entity',
  'location',
  'user',
  'group',
  'technician',
  'supportGroup',
  'contact',
  'contactNumber',
  'osName',
  'osVersion',
  'comment',
  'lastInventoryAt',
  'createdAt',
] as const

export interface MergeRow {
  field: string
  /** Whose value the merged record has: the kept one's, the other's, or nobody's. */
  from: 'kept' | 'other' | null
  differs: boolean
}

const idOf = (value: unknown) => JSON.stringify(value ?? null)

/** Line by line which value stays; lines that are empty on both sides are left out. */
export function mergeRows(kept: Json, other: Json): MergeRow[] {
  return shown
    .filter((field) => field in assetKind.fields || field === 'createdAt')
    .filter((field) => !isBlank(kept[field]) || !isBlank(other[field]))
    .map((field) => ({ field, from: fromOf(field, kept, other), differs: idOf(kept[field]) !== idOf(other[field]) }))
}

function fromOf(field: string, kept: Json, other: Json): MergeRow['from'] {
  if (!isBlank(kept[field])) return 'kept'
  return filled.has(field) && !isBlank(other[field]) ? 'other' : null
}

/** The last merge of a record that has not been taken back, from its history, newest first. */
export function standingMerge(actions: readonly string[]): number {
  let undone = 0
  for (const [index, action] of actions.entries()) {
    if (action === 'asset.unmerge') undone += 1
    else if (action === 'asset.merge') {
      if (undone === 0) return index
      undone -= 1
    }
  }
  return -1
}
