import { useEffect, useRef } from 'react'
import type { ComposerMode } from './draft.ts'
import type { ComposerState } from './use-composer.ts'

export const composerKeys: Record<ComposerMode, string> = { reply: 'R', note: 'N', task: 'T', solution: 'S' }

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))

/** Milliseconds in which the caret goes into the text: whoever types on at once means words, not modes. */
const settling = 2000
const idle = 1500

/** r, n, t, s open the composer in a mode, wherever one is on the page and not typing. */
export function useComposerKeys({ modes, open, isOpen }: ComposerState): void {
  const latest = useRef({ modes, open })
  latest.current = { modes, open }
  const openedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    openedAt.current = isOpen ? performance.now() : Number.NEGATIVE_INFINITY
  }, [isOpen])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role=dialog]') !== null || performance.now() - openedAt.current < settling) return
      const mode = latest.current.modes.find((each) => composerKeys[each] === event.key.toUpperCase())
      if (mode === undefined) return
      event.preventDefault()
      latest.current.open(mode)
    }
    document.addEventListener('keydown', onKey)
    // The editor's code is there before somebody wants to write.
    const timer = setTimeout(() => void import('../../../ui/text/RichTextEditor.tsx'), idle)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
