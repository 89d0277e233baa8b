import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { GraphNode } from './GraphNode.tsx'
import { GroupFrame } from './GroupFrame.tsx'
import { groupNodes } from './group-nodes.ts'
import css from './impact.module.css'
import { edgeText, type Impact, type ImpactGroup } from './impact.ts'
import { type Layout, layoutGraph, neighbourOf, type Placed, pathOf } from './layout.ts'

export interface GraphProps {
  impact: Impact
  /** Key of what is shown beside the graph. */
  chosen: string | null
  onChoose: (placed: Placed) => void
  onGroup: (group: ImpactGroup) => void
  /** The drawing, for exports. */
  drawing: RefObject<SVGSVGElement | null>
  onLayout: (layout: Layout) => void
}

interface View {
  x: number
  y: number
  zoom: number
}

const zooms = { least: 0.15, most: 2.5, step: 1.25 } as const

/** The graph of consequences, causes above effects. Arrows walk it, Enter shows or opens, + and − zoom. */
export function ImpactGraph({ impact, chosen, onChoose, onGroup, drawing, onLayout }: GraphProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const layout = useMemo(() => {
    const { drawn, arrows } = groupNodes(impact, opened)
    return layoutGraph(drawn, arrows)
  }, [impact, opened])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is told of each new layout, not of each new listener
  useEffect(() => onLayout(layout), [layout])
  const frame = useRef<HTMLDivElement>(null)
  const { view, setView, showAll } = useView(frame, layout)
  const drag = useDrag(view, setView)
  const root = layout.nodes.find((node) => node.way === 'root') ?? layout.nodes[0]
  const reached = layout.nodes.find((node) => node.key === chosen) ?? root
  const zoomBy = (factor: number) =>
    setView((old) => ({ ...old, zoom: Math.min(zooms.most, Math.max(zooms.least, old.zoom * factor)) }))
  const use = (node: Placed) => (node.nodes.length > 1 ? setOpened(new Set([...opened, node.key])) : onChoose(node))
  const onKey = (event: KeyboardEvent, node: Placed) => {
    const next = event.key.startsWith('Arrow') ? neighbourOf(layout.nodes, node, event.key) : undefined
    if (next !== undefined) frame.current?.querySelector<SVGGElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus()
    else if (event.key === 'Enter' || event.key === ' ') use(node)
    else if (event.key === '+') zoomBy(zooms.step)
    else if (event.key === '-') zoomBy(1 / zooms.step)
    else if (event.key === '0') showAll()
    else return
    event.preventDefault()
  }
  return (
    <div className={css.frame} ref={frame} {...drag}>
      <div className={css.zoom}>
        <IconButton
          size="small"
          kind="default"
          icon={IconPlus}
          label={t('assets.impact.zoomIn')}
          keys="+"
          onClick={() => zoomBy(zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMinus}
          label={t('assets.impact.zoomOut')}
          keys="-"
          onClick={() => zoomBy(1 / zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMaximize}
          label={t('assets.impact.fit')}
          keys="0"
          onClick={showAll}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of buttons; a fieldset cannot stand in it */}
      <svg
        ref={drawing}
        className={css.drawing}
        role="group"
        aria-label={t('assets.impact.graphLabel')}
        width="100%"
        height="100%"
      >
        <defs>
          <marker id="impact-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path className={css.head} d="M0,0 L8,4 L0,8 z" />
          </marker>
        </defs>
        <g transform={`translate(${view.x} ${view.y}) scale(${view.zoom})`} data-scene>
          {layout.frames.map((each) => (
            <GroupFrame key={each.group.id} frame={each} onUse={() => onGroup(each.group)} />
          ))}
          {layout.edges.map((edge) => (
            <path
              key={`${edge.from} ${edge.to}`}
              className={css.edge}
              d={pathOf(edge.points)}
              markerEnd="url(#impact-arrow)"
              data-near={edge.from === reached?.key || edge.to === reached?.key || undefined}
            >
              <title>{[...new Set(edge.edges.map((each) => edgeText(t, each)))].join(', ')}</title>
            </path>
          ))}
          {layout.nodes.map((node) => (
            <GraphNode
              key={node.key}
              node={node}
              isReached={node.key === reached?.key}
              isChosen={node.key === chosen}
              onUse={() => use(node)}
              onKey={(event) => onKey(event, node)}
              onSeen={() => setView((old) => broughtIn(old, node, frame.current))}
            />
          ))}
        </g>
      </svg>
    </div>
  )
}

/** Where the drawing stands in its frame; a new drawing is shown whole, but never smaller than can be read. */
function useView(frame: RefObject<HTMLDivElement | null>, layout: Layout) {
  const [view, setView] = useState<View>({ x: 0, y: 0, zoom: 1 })
  const showAll = () => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = frame.current ?? {}
    const whole = Math.min(width / layout.width, height / layout.height)
    const zoom = Math.min(1, Math.max(readable, whole))
    const root = layout.nodes.find((node) => node.way === 'root')
    const at = (size: number, room: number, centre: number | undefined) =>
      size * zoom <= room ? (room - size * zoom) / 2 : room / 2 - (centre ?? size / 2) * zoom
    setView({ x: at(layout.width, width, root?.x), y: at(layout.height, height, root?.y), zoom })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is fitted once
  useEffect(showAll, [layout])
  return { view, setView, showAll }
}

const readable = 0.55
const margin = 40

/** Moves the view so that a node that has the keyboard is in sight. */
function broughtIn(view: View, node: Placed, frame: HTMLDivElement | null): View {
  if (frame === null) return view
  const [x, y] = [node.x * view.zoom + view.x, node.y * view.zoom + view.y]
  const inside = (at: number, room: number) => at > margin && at < room - margin
  return inside(x, frame.clientWidth) && inside(y, frame.clientHeight)
    ? view
    : { ...view, x: view.x + frame.clientWidth / 2 - x, y: view.y + frame.clientHeight / 2 - y }
}

function useDrag(view: View, setView: (view: View) => void) {
  const from = useRef<{ x: number; y: number; view: View } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if ((event.target as Element).closest('[data-key], button') !== null) return
      from.current = { x: event.clientX, y: event.clientY, view }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const start = from.current
      if (start === null) return
      setView({ ...start.view, x: start.view.x + event.clientX - start.x, y: start.view.y + event.clientY - start.y })
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}
