import { useEffect, useRef } from 'react'
import type { ComposerMode } from './draft.ts'
import type { ComposerState } from './use-composer.ts'

export const composerKeys: Record<ComposerMode, string> = { reply: 'R', note: 'N', task: 'T', solution: 'S' }

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))

/** r, n, t, s open the composer in a mode, wherever one is on the page and not typing. */
export function useComposerKeys({ modes, open }: ComposerState): void {
  const latest = useRef({ modes, open })
  latest.current = { modes, open }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role=dialog]') !== null) return
      const mode = latest.current.modes.find((each) => composerKeys[each] === event.key.toUpperCase())
      if (mode === undefined) return
      event.preventDefault()
      latest.current.open(mode)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
