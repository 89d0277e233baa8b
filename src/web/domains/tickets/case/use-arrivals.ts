import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'

/** Pixels from the foot within which one counts as reading the newest. */
const near = 160

interface Arrivals {
  /** What others wrote while one was reading further up; the newest last. */
  unseen: TimelineItem[]
  /** Entries that came while the page was open: shown with a mark that fades. */
  fresh: ReadonlySet<string>
  /** To the foot of the timeline. */
  showNewest: () => void
}

/**
 * Follows a timeline that grows: own entries and, for whoever reads the foot, those of others come into sight; for
 * whoever reads further up they are announced instead.
 */
export function useArrivals(
  scroller: RefObject<HTMLElement | null>,
  items: readonly TimelineItem[],
  isComplete: boolean,
  me: string,
  onArrival: (item: TimelineItem) => void,
): Arrivals {
  const known = useRef<Set<string> | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [unseen, setUnseen] = useState<TimelineItem[]>([])
  const tell = useRef(onArrival)
  tell.current = onArrival

  const showNewest = useCallback(() => {
    setUnseen([])
    requestAnimationFrame(() => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }))
  }, [scroller])

  useEffect(() => {
    if (!isComplete) return
    const before = known.current
    known.current = new Set(items.map((item) => item.id))
    if (before === null) {
      if (items.length > 1 && !location.hash.startsWith('#entry-')) showNewest()
      return
    }
    const arrived = items.filter((item) => !before.has(item.id))
    if (arrived.length === 0) return
    const others = arrived.filter((item) => item.author?.id !== me)
    const box = scroller.current
    const isNear = box === null || box.scrollHeight - box.scrollTop - box.clientHeight < near + box.clientHeight / 2
    setFresh((old) => new Set([...old, ...others.map((item) => item.id)]))
    for (const item of others) tell.current(item)
    if (others.length < arrived.length || isNear) showNewest()
    else setUnseen((old) => [...old, ...others])
  }, [items, isComplete, me, scroller, showNewest])

  useEffect(() => {
    const box = scroller.current
    if (box === null || unseen.length === 0) return
    const onScroll = () => {
      if (box.scrollHeight - box.scrollTop - box.clientHeight < near) setUnseen([])
    }
    box.addEventListener('scroll', onScroll, { passive: true })
    return () => box.removeEventListener('scroll', onScroll)
  }, [scroller, unseen.length])

  return { unseen, fresh, showNewest }
}
