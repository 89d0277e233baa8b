import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { announce } from '../ui/feedback/LiveRegion.tsx'

/**
 * What both shells do: say to the stylesheet which one is shown, and at each change of page move the focus to the
 * content and say the new title, as a full page load would.
 */
export function useShell(name: 'desk' | 'portal', onLeave: () => void): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const leave = useRef(onLeave)
  leave.current = onLeave
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const previous = useRef<string>(undefined)
  useEffect(() => {
    document.documentElement.dataset.shell = name
    return () => {
      delete document.documentElement.dataset.shell
    }
  }, [name])
  useEffect(() => {
    const isFirst = previous.current === undefined
    const isSame = previous.current === path
    previous.current = path
    if (isFirst || isSame) return
    leave.current()
    // A control that opened with autofocus keeps it.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
    requestAnimationFrame(() => announce(document.title))
  }, [path])
  return main
}
