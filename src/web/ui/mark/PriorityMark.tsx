import css from './mark.module.css'

interface PriorityMarkProps {
  /** 1 very low … 5 very high, 6 major. */
  level: number
  /** The word: "Haute". */
  label: string
  /** Only the bars are drawn; the word is said and shown on hover. */
  isShort?: boolean
}

/** A priority as bars and word: readable without colour. */
export function PriorityMark({ level, label, isShort }: PriorityMarkProps) {
  const bars = Math.min(4, Math.max(1, Math.ceil(level * 0.8)))
  return (
    <span className={css.priority} data-level={level} title={isShort ? label : undefined}>
      <svg viewBox="0 0 14 14" width="1em" height="1em" aria-hidden="true">
        {level >= 6 ? (
          <path
            d="M2 0h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2Zm4 3v5h2V3Zm0 6.5v2h2v-2Z"
            fill="currentColor"
          />
        ) : (
          [0, 1, 2, 3].map((bar) => (
            <rect
              key={bar}
              x={bar * 3.7}
              y={9 - bar * 3}
              width="2.4"
              height={5 + bar * 3}
              rx="0.8"
              fill="currentColor"
              opacity={bar < bars ? 1 : 0.25}
            />
          ))
        )}
      </svg>
      <span className={isShort ? 'visually-hidden' : undefined}>{label}</span>
    </span>
  )
}
