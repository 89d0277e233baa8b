import { type HardwarePart, hardwareParts } from '../../../../shared/inventory/hardware.kinds.ts'
import type { FieldChange } from '../../../engine/actions/context.ts'
import type { MemoryPart } from '../neutral.ts'

/** One part that came, went or is told otherwise; sizes of memory and disks in megabytes. */
export interface PartChange {
  section: string
  change: 'added' | 'changed' | 'removed' | 'replaced'
  old: string | null
  new: string | null
  oldMb: number | null
  newMb: number | null
}

/** What one message changed of a machine, as history and the list of hardware changes tell it. */
export interface PartNews {
  lines: FieldChange[]
  hardware: HardwareNews[]
}

export interface HardwareNews {
  part: HardwarePart
  change: 'added' | 'removed' | 'replaced' | 'less' | 'more'
  before: string | null
  after: string | null
  beforeMb: number | null
  afterMb: number | null
}

/** Parts of which a machine has a few, each for the same end: one that left as another came was replaced. */
const replaceable: ReadonlySet<string> = new Set([...hardwareParts.filter((part) => part !== 'monitor'), 'sound'])

/** @param memory the modules as told now; undefined when the message does not tell them */
export function newsOf(changes: readonly PartChange[], memory: readonly MemoryPart[] | undefined): PartNews {
  const total = memoryTotal(changes, memory)
  const told = inPairs(total === null ? changes : changes.filter(({ section }) => section !== 'memory'))
  return {
    lines: [
      ...(total === null ? [] : [{ field: 'total:memory', old: total.before, new: total.after }]),
      ...told.map(({ section, old, new: after }) => ({ field: `part:${section}`, old, new: after })),
    ],
    hardware: [...(total === null ? [] : [memoryNews(total)]), ...told.flatMap((change) => hardwareOf(change) ?? [])],
  }
}

/** Modules that were swapped say less than what it comes to: 8 → 16 GB. Null when that stays or is not known. */
function memoryTotal(changes: readonly PartChange[], memory: readonly MemoryPart[] | undefined) {
  const own = changes.filter(({ section }) => section === 'memory')
  if (own.length === 0 || memory === undefined) return null
  const after = memory.reduce((sum, part) => sum + (part.capacityMb ?? 0), 0)
  const before = own.reduce((sum, change) => sum - (change.newMb ?? 0) + (change.oldMb ?? 0), after)
  return before === after || before < 0 ? null : { before, after }
}

const memoryNews = ({ before, after }: { before: number; after: number }): HardwareNews => ({
  part: 'memory',
  change: after < before ? 'less' : 'more',
  ...{ before: null, after: null, beforeMb: before, afterMb: after },
})

/** The first that left and the first that came of a sort are one change. */
function inPairs(changes: readonly PartChange[]): PartChange[] {
  const added = changes.filter(({ change, section }) => change === 'added' && replaceable.has(section))
  const used = new Set<PartChange>()
  const told = changes.map((change): PartChange => {
    if (change.change !== 'removed') return change
    const other = added.find((each) => each.section === change.section && !used.has(each))
    if (other === undefined) return change
    used.add(other)
    return { ...change, change: 'replaced', new: other.new, newMb: other.newMb }
  })
  return told.filter((change) => !used.has(change))
}

function hardwareOf({ section, change, old, new: after, oldMb, newMb }: PartChange): HardwareNews | null {
  const part = hardwareParts.find((each) => each === section)
  if (part === undefined) return null
  // Another firmware, another wording of the same part: history has it, no list needs it.
  if (change === 'changed' && oldMb === newMb && (part !== 'os' || old === after)) return null
  return {
    part,
    change: change === 'changed' ? 'replaced' : change,
    ...{ before: old, after, beforeMb: oldMb, afterMb: newMb },
  }
}
