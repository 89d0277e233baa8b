import { keyOf, type Marked } from './plan.ts'

/** Pins that would lie on one another at the size shown; the first of them stands for all. */
export interface PinGroup {
  at: Marked
  members: Marked[]
}

/** Pixels between two pins that can be told apart and hit with a finger: about the width of one. */
export const apart = 32

/**
 * Groups of two and more, in pixels of the picture as it is shown. Each pin is in one group at most, near its first; firsts lie
 * apart. What is not an asset stays out: names of places are ways into rooms.
 */
export function groupedPins(pins: readonly Marked[], size: { width: number; height: number }): PinGroup[] {
  const groups: PinGroup[] = []
  for (const pin of pins) {
    if (pin.kind !== 'asset') continue
    const near = groups.find(({ at }) => Math.hypot((at.x - pin.x) * size.width, (at.y - pin.y) * size.height) < apart)
    if (near === undefined) groups.push({ at: pin, members: [pin] })
    else near.members.push(pin)
  }
  return groups.filter(({ members }) => members.length > 1)
}

/** Keys of all that stand in a group. */
export const inGroups = (groups: readonly PinGroup[]): Set<string> =>
  new Set(groups.flatMap(({ members }) => members.map(keyOf)))
