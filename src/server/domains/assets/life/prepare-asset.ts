import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Row, Write } from '../../../engine/changes/write.ts'
import { nextNumber } from './sequences.ts'
import { changeState } from './transitions.ts'

/** What follows from what is written: the date of a new state, the number of a new asset, own fields that a new type lacks. */
export async function prepareAsset(
  write: Write,
  row: Row | null,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const type = values.type ?? row?.type
  const more: Record<string, unknown> = {}
  const { stateId } = values
  if (stateId !== undefined && String(stateId ?? '') !== String(row?.stateId ?? '')) {
    Object.assign(more, await changeState(write, row, { stateId, type }))
    // Whoever gives it another state has found it.
    if (values.staleSince === undefined && row?.staleSince != null)
      Object.assign(more, { staleSince: null, staleFromStateId: null })
  }
  if (row === null && (values.inventoryNumber ?? '') === '')
    more.inventoryNumber = await nextNumber(write, { type, entityId: values.entityId })
  // What is given with the new type is checked like any other value; what stood there before must fit or go.
  if (row !== null && values.type !== undefined && values.type !== row.type && values.custom === undefined)
    more.custom = ownOf(String(type), row.custom as Record<string, unknown>)
  return { ...values, ...more }
}

/** Of the own fields, those that the type has. */
export function ownOf(type: string, custom: Record<string, unknown>): Record<string, unknown> {
  const known = assetKind.custom?.types[type] ?? {}
  return Object.fromEntries(Object.entries(custom).filter(([name]) => Object.hasOwn(known, name)))
}
