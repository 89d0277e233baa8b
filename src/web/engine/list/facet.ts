import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Segment } from '../../ui/field/SegmentedFilter.tsx'

/** One chip; with `inside`, the values that it stands for, shown as a second row when it is chosen. */
export interface FacetSegment extends Segment {
  inside?: readonly Segment[]
}

export interface Facet {
  /** Field that divides the list: a row of chips over it, and saved views of its own for each value. */
  field: string
  label: string
  segments: FacetSegment[]
}

/** The chip of the first row under which a value stands. */
export const outerOf = (facet: Facet, value: string): FacetSegment | undefined =>
  facet.segments.find(
    (segment) => segment.value === value || segment.inside?.some((inner) => inner.value === value) === true,
  )

/** What the chosen chip asks for: its value, or any of those it stands for. */
export function divisionOf(facet: Facet | undefined, value: string | undefined): Condition | null {
  if (facet === undefined || value === undefined || value === '') return null
  const inside = facet.segments.find((segment) => segment.value === value)?.inside
  if (inside === undefined) return { field: facet.field, op: 'is', value }
  return { field: facet.field, op: 'in', value: inside.map((segment) => segment.value) }
}
