import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type DragEvent, type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '../../../../shared/plans/point.ts'
import { apiUrl } from '../../../engine/api.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { pointAt } from './PinMark.tsx'
import css from './plan.module.css'
import type { Plan } from './plan.ts'

interface PlanPictureProps {
  picture: NonNullable<Plan['picture']>
  /** Name of the place. */
  name: string
  stage: RefObject<HTMLDivElement | null>
  onDrop: (at: Point) => void
  /** The pins. */
  children: ReactNode
}

const zooms = { least: 1, most: 8, step: 1.4 } as const

/** The picture in a frame that scrolls: by the bars, by dragging, by touch; larger by the buttons or Ctrl and the wheel. */
export function PlanPicture({ picture, name, stage, onDrop, children }: PlanPictureProps) {
  const { t } = useTranslation()
  const [zoom, setZoom] = useState<number>(zooms.least)
  const frame = useRef<HTMLDivElement>(null)
  const pan = usePan(frame)
  const label = t('plans.label', { name })
  const zoomBy = (factor: number) => setZoom((old) => Math.min(zooms.most, Math.max(zooms.least, old * factor)))
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    // React listens passively: the page would grow instead of the plan.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomBy(event.deltaY < 0 ? zooms.step : 1 / zooms.step)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (stage.current !== null) onDrop(pointAt(stage.current, event))
  }
  return (
    <div>
      <div className={css.zoom}>
        <IconButton
          size="small"
          kind="default"
          icon={IconPlus}
          label={t('plans.zoomIn')}
          onClick={() => zoomBy(zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMinus}
          label={t('plans.zoomOut')}
          onClick={() => zoomBy(1 / zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMaximize}
          label={t('plans.whole')}
          onClick={() => setZoom(1)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a large plan scrolls, also by keyboard */}
      <section ref={frame} className={css.frame} aria-label={label} tabIndex={0} {...pan}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: where pins are dropped; "Place" and the table do the same */}
        <div
          ref={stage}
          className={css.stage}
          style={{ width: `${zoom * 100}%`, aspectRatio: `${picture.width} / ${picture.height}` }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
        >
          <img className={css.picture} src={apiUrl(`/documents/${picture.id}/content`)} alt="" draggable={false} />
          {children}
        </div>
      </section>
    </div>
  )
}

/** Dragging the picture scrolls its frame; fingers do so by themselves. */
function usePan(frame: RefObject<HTMLDivElement | null>) {
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== 'mouse' || event.button !== 0 || frame.current === null) return
      const { scrollLeft: left, scrollTop: top } = frame.current
      from.current = { x: event.clientX, y: event.clientY, left, top }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current === null) return
      frame.current?.scrollTo(
        from.current.left + from.current.x - event.clientX,
        from.current.top + from.current.y - event.clientY,
      )
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}
