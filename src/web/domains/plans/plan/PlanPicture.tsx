import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type DragEvent, type PointerEvent, type ReactNode, type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '../../../../shared/plans/point.ts'
import { apiUrl } from '../../../engine/api.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { pointAt } from './PinMark.tsx'
import css from './plan.module.css'
import type { Plan } from './plan.ts'
import { useZoom, type Zoom, zooms } from './use-zoom.ts'

interface PlanPictureProps {
  picture: NonNullable<Plan['picture']>
  /** Name of the place. */
  name: string
  stage: RefObject<HTMLDivElement | null>
  onDrop: (at: Point) => void
  /** The pins. */
  children: (zoom: Zoom) => ReactNode
}

/** The picture in a frame that scrolls: by the bars, by dragging, by touch; larger by the buttons, two fingers, Ctrl and the wheel. */
export function PlanPicture({ picture, name, stage, onDrop, children }: PlanPictureProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  const zoom = useZoom(frame, stage)
  const pan = usePan(frame)
  const label = t('plans.label', { name })
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
          onClick={() => zoom.zoomBy(zooms.step)}
        />
        <IconButton
          size="small"
          kind="default"
          icon={IconMinus}
          label={t('plans.zoomOut')}
          onClick={() => zoom.zoomBy(1 / zooms.step)}
        />
        <IconButton size="small" kind="default" icon={IconMaximize} label={t('plans.whole')} onClick={zoom.reset} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a large plan scrolls, also by keyboard */}
      <section ref={frame} className={css.frame} aria-label={label} tabIndex={0} {...pan}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: where pins are dropped; "Place" and the table do the same */}
        <div
          ref={stage}
          className={css.stage}
          style={{ width: `${zoom.zoom * 100}%`, aspectRatio: `${picture.width} / ${picture.height}` }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
        >
          <img className={css.picture} src={apiUrl(`/documents/${picture.id}/content`)} alt="" draggable={false} />
          {children(zoom)}
        </div>
      </section>
    </div>
  )
}

/** Dragging the picture scrolls its frame; fingers do so by themselves. */
function usePan(frame: RefObject<HTMLElement | null>) {
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
