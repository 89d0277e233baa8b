import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'
import css from '../inventory.module.css'
import { MessageState } from '../MessageState.tsx'
import { WhatToDo } from './WhatToDo.tsx'

const sections = [
  { fields: ['receivedAt', 'deviceId', 'asset', 'agent', 'query', 'address', 'userAgent', 'size', 'processedAt'] },
] as const

/** A message beside the list: what became of it, why, and what to do. */
export function MessagePeek({ record }: { record: Json }) {
  return (
    <div className={css.stack}>
      <div>
        <MessageState state={record.state} look="soft" />
      </div>
      <WhatToDo record={record} />
      <RecordProperties kind={inventoryMessageKind} record={record} sections={sections} />
    </div>
  )
}
