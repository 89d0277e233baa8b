import { useCallback, useEffect, useRef, useState } from 'react'
import { request } from '../api.ts'
import { useSession } from '../session.ts'
import { listenLive, type Present } from './live-source.ts'

/** The server forgets who writes after six seconds. */
const sayEvery = 4_000

/** The others who have a record open, kept up to date: `useOthersAt('ticket:12')`. */
export function useOthersAt(record: string): Present[] {
  const { user } = useSession()
  const [present, setPresent] = useState<Present[]>([])
  useEffect(() => {
    setPresent([])
    return listenLive({
      kinds: [],
      records: [record],
      tell: () => {},
      opened: () => {},
      meet: (_record, people) => setPresent(people),
    })
  }, [record])
  return present.filter((each) => each.id !== user.id)
}

/** To be called at each stroke: tells the others, now and then, that one writes. */
export function useSayWriting(record: string): () => void {
  const saidAt = useRef(0)
  return useCallback(() => {
    if (Date.now() - saidAt.current < sayEvery) return
    saidAt.current = Date.now()
    // A courtesy: when it does not arrive, nobody is held up.
    request('POST', '/live/writing', { body: { record } }).catch(() => {})
  }, [record])
}
