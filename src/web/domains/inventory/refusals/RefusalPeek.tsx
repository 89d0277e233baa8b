import { refusalKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'
import css from '../inventory.module.css'
import { RefusalState } from './RefusalState.tsx'
import { RefusalVerbs } from './RefusalVerbs.tsx'
import { RefusalWhy } from './RefusalWhy.tsx'
import { sections } from './sections.ts'

/** A refused machine beside the list. */
export function RefusalPeek({ record }: { record: Json }) {
  return (
    <div className={css.stack}>
      <div>
        <RefusalState state={record.state} />
      </div>
      <RefusalWhy record={record} />
      <div className={css.verbs}>
        <RefusalVerbs record={record} isSmall />
      </div>
      <RecordProperties kind={refusalKind} record={record} sections={sections} />
    </div>
  )
}
