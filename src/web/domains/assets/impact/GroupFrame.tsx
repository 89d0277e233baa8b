import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import css from './frames.module.css'
import type { Frame } from './layout.ts'

interface GroupFrameProps {
  frame: Frame
  onUse: () => void
}

const titleHeight = 20
/** Letters of the title that are about as wide as this. */
const letter = 7.5

/** A named group around its nodes; its title is a button that opens it. */
export function GroupFrame({ frame: { group, count, x, y, width, height }, onUse }: GroupFrameProps) {
  const { t } = useTranslation()
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    onUse()
  }
  const most = Math.max(Math.floor((width - 16) / letter), 4)
  const title = group.name.length > most ? `${group.name.slice(0, most - 1)}…` : group.name
  return (
    <g className={css.group} data-colour={group.colour} transform={`translate(${x - width / 2} ${y - height / 2})`}>
      <rect className={css.ground} width={width} height={height} rx={10} />
      {/* biome-ignore lint/a11y/useSemanticElements: a button element cannot stand in an SVG */}
      <g
        role="button"
        tabIndex={0}
        data-key={`group ${group.id}`}
        aria-label={t('assets.impact.frame.label', { name: group.name, count })}
        className={css.title}
        onClick={onUse}
        onKeyDown={onKey}
      >
        <title>{group.name}</title>
        <rect
          className={css.handle}
          x={2}
          y={2}
          width={Math.min(width - 4, title.length * letter + 16)}
          height={titleHeight}
          rx={6}
        />
        <text className={css.name} x={8} y={16}>
          {title}
        </text>
      </g>
    </g>
  )
}
