import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { forgetActorsOn, loadActorBySession } from '../../domains/people/index.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import type { Door } from './door.ts'
import { readerOf } from './reader.ts'
import { actorOf, parse } from './request-input.ts'

const liveQuery = z.object({
  /** Kinds whose lists are open: told only that something of the kind changed. */
  kinds: z.string().max(200).default(''),
  /** Records that are open, `ticket:12,asset:7`: told which event, once the reader has shown that he may see them. */
  records: z.string().max(400).default(''),
})

interface LiveEvent {
  event: string
  kind: string
  id: string | null
  by: string | null
}

/** Also how soon the stream of a disabled account ends. */
const heartbeat = 4_000
/** A person whose rights changed must not go on listening: streams end and the browser comes back. */
const longestStream = 5 * 60_000

/** Server-sent events: what to read again, never the content itself. */
export function mountLive(server: FastifyInstance, door: Door): void {
  const listeners = new Set<(events: LiveEvent[]) => void>()
  door.live.listen('cigale_live', (payload) => {
    forgetActorsOn(payload)
    const events = JSON.parse(payload) as LiveEvent[]
    for (const listener of listeners) listener(events)
  })
  server.get('/api/v1/live', async (request, reply) => {
    const actor = actorOf(request)
    const query = parse(liveQuery, request.query)
    const reader = readerOf(door, request)
    const { house } = door.services
    const kinds = new Set(
      query.kinds
        .split(',')
        .filter((name) => house.kinds.has(name) && isAllowed(actor, `${house.kinds.get(name)!.kind.guard}.read`)),
    )
    const records = await visibleRecords(reader, query.records)
    const { sessionHash } = request
    const isStillIn = async () =>
      sessionHash === null || (await loadActorBySession(door.services.db, sessionHash)) !== null
    stream(reply, listeners, { choose: (events) => events.flatMap((event) => shown(event, kinds, records)), isStillIn })
  })
}

/** Of the records asked for, those that the reader may see. */
async function visibleRecords(reader: Reader, asked: string): Promise<Set<string>> {
  const records = new Set<string>()
  for (const name of asked.split(',').filter(Boolean).slice(0, 5)) {
    const [kind = '', id = ''] = name.split(':')
    const entry = reader.house.kinds.get(kind)
    if (entry === undefined) continue
    const isVisible = await readRecord(reader, entry.kind, id).then(
      () => true,
      () => false,
    )
    if (isVisible) records.add(name)
  }
  return records
}

function shown(event: LiveEvent, kinds: ReadonlySet<string>, records: ReadonlySet<string>): object[] {
  if (event.id !== null && records.has(`${event.kind}:${event.id}`)) return [event]
  return kinds.has(event.kind) ? [{ kind: event.kind }] : []
}

function stream(
  reply: FastifyReply,
  listeners: Set<(events: LiveEvent[]) => void>,
  { choose, isStillIn }: { choose: (events: LiveEvent[]) => object[]; isStillIn: () => Promise<boolean> },
): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  } as Record<string, string>)
  raw.write('retry: 3000\n\n')
  const listener = (events: LiveEvent[]) => {
    for (const event of choose(events)) raw.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  const beat = setInterval(() => {
    raw.write(':\n\n')
    void isStillIn().then(
      (isIn) => isIn || raw.end(),
      () => raw.end(),
    )
  }, heartbeat)
  const end = setTimeout(() => raw.end(), longestStream)
  listeners.add(listener)
  raw.on('close', () => {
    listeners.delete(listener)
    clearInterval(beat)
    clearTimeout(end)
  })
}
