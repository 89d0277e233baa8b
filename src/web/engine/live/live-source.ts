import { apiUrl } from '../api.ts'

/** What the server says of a change: `event`, `id` and `by` only for records one has asked to watch. */
export interface LiveEvent {
  kind: string
  event?: string
  id?: string | null
  by?: string | null
}

/** Somebody who has a record open, oneself included. */
export interface Present {
  id: string
  name: string
  isWriting: boolean
}

interface Watch {
  kinds: readonly string[]
  /** `asset:12`. */
  records: readonly string[]
  tell: (event: LiveEvent) => void
  /** Who is at a record that one watches. */
  meet?: (record: string, present: Present[]) => void
  /** The stream runs; `isAgain`: after a break, in which anything may have happened. */
  opened: (isAgain: boolean) => void
}

const watches = new Set<Watch>()
let source: EventSource | null = null
let opened = ''
let timer: ReturnType<typeof setTimeout> | undefined

const wanted = (key: 'kinds' | 'records'): string =>
  [...new Set([...watches].flatMap((watch) => watch[key]))].toSorted().join(',')

/** What one watches changes with each page: the stream is opened anew once the page has settled. */
function settle() {
  clearTimeout(timer)
  timer = setTimeout(connect, 250)
}

function connect() {
  const address = apiUrl('/live', { kinds: wanted('kinds'), records: wanted('records') })
  if (watches.size === 0) return close()
  if (address === opened && source !== null) return
  source?.close()
  opened = address
  source = new EventSource(address)
  let times = 0
  source.onopen = () => {
    times += 1
    for (const watch of watches) watch.opened(times > 1)
  }
  source.onmessage = (message) => {
    const event = JSON.parse(String(message.data)) as LiveEvent & { present?: Present[] }
    const { present } = event
    if (present !== undefined) {
      const record = `${event.kind}:${event.id}`
      for (const watch of watches) if (watch.records.includes(record)) watch.meet?.(record, present)
      return
    }
    for (const watch of watches) if (concerns(watch, event)) watch.tell(event)
  }
}

function close() {
  source?.close()
  source = null
  opened = ''
}

const concerns = (watch: Watch, event: LiveEvent): boolean =>
  watch.kinds.includes(event.kind) || (event.id != null && watch.records.includes(`${event.kind}:${event.id}`))

/** Listens on the one stream of the page; returns what ends it. */
export function listenLive(watch: Watch): () => void {
  watches.add(watch)
  settle()
  return () => {
    watches.delete(watch)
    settle()
  }
}
