import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Point } from '../../../../shared/plans/point.ts'

export const zooms = { least: 1, most: 8, step: 1.4 } as const
/** Pixels of the wheel that make the picture `e` times as large; a notch of a mouse is about a hundred. */
const wheelWay = 300

/** A point that stays where it is: as a share of the picture, and where it is seen in the frame. */
interface Anchor {
  share: Point
  seen: Point
}

export interface Zoom {
  zoom: number
  /** About a point of the picture, given in shares; without one about the middle of what is seen. */
  zoomBy: (factor: number, at?: Point) => void
  reset: () => void
}

/**
 * Zoom of the picture in its frame: by buttons, two fingers, and Ctrl (or a touchpad's pinch, which browsers tell as Ctrl)
 * with the wheel. The plain wheel and one finger scroll, first the frame, then the page: a plan is no trap.
 */
export function useZoom(frame: RefObject<HTMLElement | null>, stage: RefObject<HTMLElement | null>): Zoom {
  const [zoom, setZoom] = useState<number>(zooms.least)
  const anchor = useRef<Anchor | null>(null)
  const change = (factor: number, held: Anchor | null) => {
    anchor.current = held
    setZoom((old) => Math.min(zooms.most, Math.max(zooms.least, old * factor)))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the size has changed, what was held goes back to its place
  useLayoutEffect(() => {
    const [outer, inner, held] = [frame.current, stage.current, anchor.current]
    anchor.current = null
    if (outer === null || inner === null || held === null) return
    outer.scrollTo(held.share.x * inner.offsetWidth - held.seen.x, held.share.y * inner.offsetHeight - held.seen.y)
  }, [zoom])
  useEffect(() => {
    const outer = frame.current
    if (outer === null) return
    const anchorAt = (x: number, y: number): Anchor | null =>
      stage.current === null ? null : seenAt(outer, stage.current, x, y)
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      change(Math.exp(-event.deltaY / wheelWay), anchorAt(event.clientX, event.clientY))
    }
    let last: number | null = null
    const onTouch = (event: TouchEvent) => {
      const [one, other] = [event.touches[0], event.touches[1]]
      if (one === undefined || other === undefined || event.touches.length !== 2) {
        last = null
        return
      }
      event.preventDefault()
      const wide = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
      if (last !== null && last > 0)
        change(wide / last, anchorAt((one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2))
      last = wide
    }
    const onEnd = () => {
      last = null
    }
    // React listens passively: the page would grow instead of the plan.
    outer.addEventListener('wheel', onWheel, { passive: false })
    outer.addEventListener('touchmove', onTouch, { passive: false })
    outer.addEventListener('touchend', onEnd)
    return () => {
      outer.removeEventListener('wheel', onWheel)
      outer.removeEventListener('touchmove', onTouch)
      outer.removeEventListener('touchend', onEnd)
    }
  })
  const middle = (at?: Point): Anchor | null => {
    const [outer, inner] = [frame.current, stage.current]
    if (outer === null || inner === null) return null
    const seen = { x: outer.clientWidth / 2, y: outer.clientHeight / 2 }
    const share = {
      x: (outer.scrollLeft + seen.x) / inner.offsetWidth,
      y: (outer.scrollTop + seen.y) / inner.offsetHeight,
    }
    return { share: at ?? share, seen }
  }
  return { zoom, zoomBy: (factor, at) => change(factor, middle(at)), reset: () => change(0, null) }
}

function seenAt(outer: HTMLElement, inner: HTMLElement, clientX: number, clientY: number): Anchor {
  const box = inner.getBoundingClientRect()
  const frame = outer.getBoundingClientRect()
  return {
    share: { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height },
    seen: { x: clientX - frame.left, y: clientY - frame.top },
  }
}

/** Pixels of the picture as it is shown now; zeros before it is. */
export function useSize(stage: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = stage.current
    if (element === null) return
    const observer = new ResizeObserver(() => setSize({ width: element.offsetWidth, height: element.offsetHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [stage])
  return size
}
