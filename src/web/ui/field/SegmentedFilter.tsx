import type { Icon } from '@tabler/icons-react'
import { useId } from 'react'
import css from './segmented.module.css'

export interface Segment {
  value: string
  label: string
  icon?: Icon
  count?: number | null
}

interface SegmentedFilterProps {
  label: string
  segments: Segment[]
  value: string
  onChange: (value: string) => void
}

/** A filter with few values, all in sight: radio buttons that look like a row of chips. */
export function SegmentedFilter({ label, segments, value, onChange }: SegmentedFilterProps) {
  const name = useId()
  return (
    <fieldset className={css.row}>
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={css.segment}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon ? <segment.icon size="1.1em" stroke={1.75} aria-hidden /> : null}
          <span>{segment.label}</span>
          {segment.count === undefined || segment.count === null ? null : (
            <span className={css.count}>{segment.count}</span>
          )}
        </label>
      ))}
    </fieldset>
  )
}
