import { type PointerEvent, useRef, useState } from 'react'
import type { Stretch } from './calendar-days.ts'
import { type DragPart, type DragScale, draggedTo } from './calendar-drag.ts'

/** Where a bar was let go. */
export interface Dropped extends Stretch {
  line: string
}

/** Less is a click. */
const slack = 4

interface Pull {
  x: number
  y: number
  part: DragPart
  width: number
}

/** A bar pulled by mouse or pen: along its line, to another line, or longer by its end. Touch scrolls; menus and dialogs do the same. */
export function useDrag(
  bar: Stretch & { line: string },
  scale: DragScale,
  onDrop: ((to: Dropped) => void) | undefined,
) {
  const pull = useRef<Pull | null>(null)
  const wasPulled = useRef(false)
  const [offset, setOffset] = useState<{ x: number; y: number; part: DragPart } | null>(null)
  if (onDrop === undefined) return { handlers: {}, offset: null }
  const end = (event: PointerEvent<HTMLElement>, isDropped: boolean) => {
    const from = pull.current
    pull.current = null
    setOffset(null)
    if (from === null || !isDropped || !wasPulled.current) return
    const to = draggedTo(bar, from.part, (event.clientX - from.x) / from.width, scale)
    const line = from.part === 'whole' ? lineAt(event.clientX, event.clientY) : undefined
    if (to.startsAt === bar.startsAt && to.endsAt === bar.endsAt && (line ?? bar.line) === bar.line) return
    onDrop({ ...to, line: line ?? bar.line })
  }
  const handlers = {
    draggable: false,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasPulled.current = false
      const track = event.currentTarget.closest('[data-track]')
      if (event.button !== 0 || event.pointerType === 'touch' || track === null) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const part = (event.target as HTMLElement).closest('[data-end]') === null ? 'whole' : 'end'
      pull.current = { x: event.clientX, y: event.clientY, part, width: track.clientWidth }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (pull.current === null) return
      const [x, y] = [event.clientX - pull.current.x, event.clientY - pull.current.y]
      if (Math.hypot(x, y) > slack) wasPulled.current = true
      if (wasPulled.current) setOffset({ x, y: pull.current.part === 'end' ? 0 : y, part: pull.current.part })
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, false),
    onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
      if (!wasPulled.current) return
      event.preventDefault()
      event.stopPropagation()
      wasPulled.current = false
    },
  }
  return { handlers, offset }
}

const lineAt = (x: number, y: number): string | undefined =>
  document.elementsFromPoint(x, y).find((element): element is HTMLElement => element.matches('[data-line]'))?.dataset
    .line
