import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Density } from './layout.ts'

interface WindowOptions {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  density: Density
  isVirtual: boolean
  onEnd: (() => void) | undefined
}

/** What to draw: indexes of the rows in sight and the heights that stand for the others. */
interface TableWindow {
  indexes: number[]
  before: number
  after: number
  /** Scrolls to a row and gives it the focus. */
  show: (index: number) => void
}

const nearEnd = 20
const framesToWait = 20

/** Row height as the tokens say it, in pixels: it differs by density and by width of the screen. */
function useRowHeight(scroller: RefObject<HTMLDivElement | null>, density: Density): number {
  const [height, setHeight] = useState(36)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stylesheet answers differently when the density changes
  useLayoutEffect(() => {
    const read = () => {
      const style = scroller.current ? getComputedStyle(scroller.current) : null
      // The stylesheet sets this property to the row height: the browser turns it into pixels for us.
      setHeight(Number.parseFloat(style?.scrollPaddingBlockStart ?? '') || 36)
    }
    read()
    addEventListener('resize', read)
    return () => removeEventListener('resize', read)
  }, [scroller, density])
  return height
}

export function useWindow({ scroller, count, density, isVirtual, onEnd }: WindowOptions): TableWindow {
  const rowHeight = useRowHeight(scroller, density)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    enabled: isVirtual,
    // The sticky head covers the first row's height.
    scrollPaddingStart: rowHeight,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the row height changes
  useEffect(() => virtual.measure(), [rowHeight])

  const items = isVirtual ? virtual.getVirtualItems() : []
  const last = items.at(-1)
  const reached = last ? last.index : -1
  const lastCall = useRef(-1)
  useEffect(() => {
    // Once per loaded length, however often the end comes into sight.
    if (!onEnd || count === 0 || reached < count - nearEnd || lastCall.current === count) return
    lastCall.current = count
    onEnd()
  }, [onEnd, count, reached])

  const wanted = useRef(-1)
  const show = useCallback(
    (index: number) => {
      wanted.current = index
      if (isVirtual) virtual.scrollToIndex(index, { align: 'auto' })
      const focusRow = (tries: number) => {
        const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
        if (row) row.focus({ preventScroll: isVirtual })
        // A far row is drawn some frames after the scroll; a newer wish ends the waiting.
        else if (tries > 0 && wanted.current === index) requestAnimationFrame(() => focusRow(tries - 1))
      }
      requestAnimationFrame(() => wanted.current === index && focusRow(framesToWait))
    },
    [isVirtual, virtual, scroller],
  )
  if (!isVirtual) return { indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, show }
  return {
    indexes: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (last?.end ?? 0),
    show,
  }
}
