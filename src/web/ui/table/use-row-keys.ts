import { useEffect, useRef } from 'react'

interface RowKeys {
  count: number
  active: number
  /** The table, to tell whether the focus is inside it. */
  root: React.RefObject<HTMLElement | null>
  move: (index: number) => void
  open: (index: number) => void
  peek: (index: number) => void
  toggle: (index: number, range: boolean) => void
}

const isTyping = (target: Element) =>
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true]') !== null

/** Keys of a focused control belong to it; those pressed nowhere in particular, or on a row, move through the table. */
function isForTable(event: KeyboardEvent, root: HTMLElement | null): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element))
    return false
  if (isTyping(event.target)) return false
  if (root?.contains(event.target)) return true
  const isNowhere = event.target === document.body || event.target.id === 'main' || event.target.id === 'peek'
  return isNowhere && /^[jkx]$/i.test(event.key)
}

const steps: Record<string, (active: number, count: number) => number> = {
  j: (active) => active + 1,
  k: (active) => active - 1,
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active) => active + 10,
  PageUp: (active) => active - 10,
  Home: () => 0,
  End: (_active, count) => count - 1,
}

/** `j` `k` and arrows move, `Enter` opens, `Space` peeks, `x` selects (`Shift x` up to here). */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { count, active, root, move, open, peek, toggle } = latest.current
      if (count === 0 || !isForTable(event, root.current)) return
      const step = steps[event.key]
      if (step) {
        event.preventDefault()
        move(Math.min(count - 1, Math.max(0, step(active, count))))
        return
      }
      if (active < 0) return
      if (event.key.toLowerCase() === 'x') toggle(active, event.shiftKey)
      // A link or a checkbox inside the row keeps its own Enter and Space.
      if (!(event.target instanceof HTMLTableRowElement)) return
      if (event.key === 'Enter') open(active)
      if (event.key === ' ') {
        event.preventDefault()
        peek(active)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
