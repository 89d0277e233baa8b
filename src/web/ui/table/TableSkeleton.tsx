import { Delayed } from '../state/Loading.tsx'
import css from './table.module.css'

/** Grey rows under the head while the first rows are on their way. */
export function TableSkeleton({ label }: { label: string }) {
  return (
    <Delayed>
      <div role="status" aria-label={label} className={css.bones}>
        {Array.from({ length: 12 }, (_, index) => (
          <div key={index} className={css.bone} />
        ))}
      </div>
    </Delayed>
  )
}
