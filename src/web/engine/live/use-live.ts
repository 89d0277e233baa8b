import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { type LiveEvent, listenLive } from './live-source.ts'

interface LiveOptions {
  /** Kinds whose lists are shown. */
  kinds?: readonly string[]
  /** Records that are open: `['asset:12']`. */
  records?: readonly string[]
  /** Told besides; return false to keep what is shown (a long list one has scrolled down). */
  onEvent?: (event: LiveEvent) => boolean | undefined
}

/** Agents' messages change much at once: lists read again at most this often, in milliseconds. */
const pause = 1500

/** Reads again what others change while it is on screen. One stream serves the whole page. */
export function useLive({ kinds = [], records = [], onEvent }: LiveOptions): void {
  const client = useQueryClient()
  const latest = useRef(onEvent)
  latest.current = onEvent
  const asked = JSON.stringify([kinds, records])
  useEffect(() => {
    const [watchedKinds, watchedRecords] = JSON.parse(asked) as [string[], string[]]
    if (watchedKinds.length + watchedRecords.length === 0) return
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const later = (key: readonly string[]) => {
      const name = key.join('/')
      if (timers.has(name)) return
      const refresh = () => {
        timers.delete(name)
        void client.invalidateQueries({ queryKey: key })
      }
      timers.set(name, setTimeout(refresh, key.length > 1 && key[1] !== 'list' ? 50 : pause))
    }
    const tell = (event: LiveEvent) => {
      const plural = kindNamed(event.kind)?.plural
      if (plural === undefined || latest.current?.(event) === false) return
      if (event.id != null) later([plural, event.id])
      if (watchedKinds.includes(event.kind)) later([plural, 'list'])
    }
    // What happened between reading a record and hearing of it, or while the stream was broken, is read again.
    const opened = (isAgain: boolean) => {
      for (const name of watchedRecords) {
        const [kind = '', id = ''] = name.split(':')
        const plural = kindNamed(kind)?.plural
        if (plural !== undefined) later([plural, id])
      }
      if (isAgain) for (const kind of watchedKinds) tell({ kind })
    }
    const end = listenLive({ kinds: watchedKinds, records: watchedRecords, tell, opened })
    return () => {
      end()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [asked, client])
}
