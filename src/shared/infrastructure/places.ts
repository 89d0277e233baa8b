/** Which side of a rack a place takes up: its front half of the depth, its rear half, or all of it. */
export const faces = ['front', 'rear', 'both'] as const
export type Face = (typeof faces)[number]

/** Which part of the width: all, one half, or the rail beside the units (PDUs of no height). */
export const halves = ['full', 'left', 'right', 'side-left', 'side-right'] as const
export type Half = (typeof halves)[number]

export const orientations = ['north', 'east', 'south', 'west'] as const
export type Orientation = (typeof orientations)[number]

/** A place in a rack or enclosure: `height` units from `unit` upwards. */
export interface Place {
  unit: number
  height: number
  face: Face
  half: Half
}

/** Sorts of outlets of a PDU. */
export const outletSorts = ['C13', 'C19', 'E', 'Schuko', 'BS1363', 'other'] as const

const plainUnits = 42
const plainSlots = 16

/** How many units (slots) a rack or enclosure has. */
export function unitsOf(type: unknown, custom: Readonly<Record<string, unknown>> | null | undefined): number {
  const said = type === 'rack' ? custom?.units : custom?.slots
  return typeof said === 'number' && said > 0 ? said : type === 'rack' ? plainUnits : plainSlots
}

const reach = (from: number, to: number, otherFrom: number, otherTo: number) => from < otherTo && otherFrom < to

const depths: Record<Face, [number, number]> = { front: [0, 1], rear: [1, 2], both: [0, 2] }
const widths: Record<Half, [number, number]> = {
  'side-left': [-1, 0],
  left: [0, 1],
  right: [1, 2],
  full: [0, 2],
  'side-right': [2, 3],
}

/** Would two things in these places be in each other's way? The twin of the table's exclusion constraint. */
export const collide = (one: Place, other: Place): boolean =>
  reach(one.unit, one.unit + one.height, other.unit, other.unit + other.height) &&
  reach(...depths[one.face], ...depths[other.face]) &&
  reach(...widths[one.half], ...widths[other.half])
