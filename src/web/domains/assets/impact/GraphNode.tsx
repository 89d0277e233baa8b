import { IconAlertTriangle } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { assetTypeIcon } from '../asset-type-icons.ts'
import css from './impact.module.css'
import { typeName, wayIcons } from './impact.ts'
import { box, type Placed } from './layout.ts'

interface GraphNodeProps {
  node: Placed
  /** The one that Tab reaches. */
  isReached: boolean
  isChosen: boolean
  onUse: () => void
  onKey: (event: KeyboardEvent) => void
  onSeen: () => void
}

const longest = 18
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** An asset, or several of one type, as a box of the drawing: icon and words carry what the colour says. */
export function GraphNode({ node, isReached, isChosen, onUse, onKey, onSeen }: GraphNodeProps) {
  const { t } = useTranslation()
  const [TypeIcon, WayIcon] = [assetTypeIcon(node.type), wayIcons[node.way]]
  const isGroup = node.nodes.length > 1
  const kind = typeName(t, node.type)
  const title = isGroup ? t('assets.impact.group', { count: node.nodes.length, type: kind }) : node.nodes[0]!.name
  const under = isGroup ? t('assets.impact.openGroup') : (node.nodes[0]!.location?.name ?? kind)
  const tickets = node.nodes.reduce((sum, each) => sum + each.ticketCount, 0)
  const words = [
    title,
    isGroup ? '' : kind,
    t(`assets.impact.way.${node.way}`),
    tickets > 0 ? t('assets.impact.tickets', { count: tickets }) : '',
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand in an SVG
    <g
      role="button"
      tabIndex={isReached ? 0 : -1}
      aria-label={words.filter(Boolean).join(', ')}
      aria-pressed={isChosen}
      data-key={node.key}
      data-way={node.way}
      className={css.node}
      transform={`translate(${node.x - box.width / 2} ${node.y - box.height / 2})`}
      onClick={onUse}
      onKeyDown={onKey}
      onFocus={onSeen}
    >
      <title>{words.filter(Boolean).join(' · ')}</title>
      {isGroup ? <rect className={css.behind} x={5} y={-5} width={box.width} height={box.height} rx={8} /> : null}
      <rect className={css.box} width={box.width} height={box.height} rx={8} />
      <TypeIcon x={12} y={18} size={20} stroke={1.6} aria-hidden className={css.glyph} />
      <text className={css.name} x={42} y={25}>
        {short(title)}
      </text>
      <text className={css.under} x={42} y={42}>
        {short(under)}
      </text>
      <WayIcon x={box.width - 24} y={6} size={16} stroke={2} aria-hidden className={css.way} />
      {tickets > 0 ? (
        <g transform={`translate(${box.width - 44} ${box.height - 22})`}>
          <rect className={css.badge} width={38} height={18} rx={9} />
          <IconAlertTriangle x={5} y={2} size={14} stroke={2} aria-hidden className={css.badgeInk} />
          <text className={css.badgeText} x={22} y={13}>
            {tickets > 99 ? '99+' : tickets}
          </text>
        </g>
      ) : null}
    </g>
  )
}
