import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { forgetActorsOn } from '../../domains/people/index.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { forgetRules, forgetRulesOn } from '../../engine/rules/compile-rules.ts'
import { forgetUniqueRules, forgetUniqueRulesOn } from '../../engine/unicity/unique-rules.ts'
import { recognise } from './authenticate.ts'
import type { Door } from './door.ts'
import { openPresence, type Presence } from './mount-presence.ts'
import { signEvery } from './presence.ts'
import { readerOf } from './reader.ts'
import { actorOf, parse } from './request-input.ts'

function forgetEveryRule(): void {
  forgetRules()
  forgetUniqueRules()
}

const liveQuery = z.object({
  /** Kinds whose lists are open: told only that something of the kind changed. */
  kinds: z.string().max(200).default(''),
  /** Records that are open, `ticket:12,asset:7`: told which event, once the reader has shown that he may see them. */
  records: z.string().max(400).default(''),
})

export interface LiveEvent {
  event: string
  kind: string
  id: string | null
  by: string | null
  /** Only these people are told of it; left out: whoever listens. */
  to?: string[]
}

/** Also how soon the stream of a disabled account ends. */
const heartbeat = 4_000
/** A person whose rights changed must not go on listening: streams end and the browser comes back. */
const longestStream = 5 * 60_000

/** One open stream. */
interface Listener {
  hear: (events: LiveEvent[]) => void
  /** Who is at a record has changed. */
  meet: (record: string) => void
  end: () => void
}

/** Server-sent events: what to read again, never the content itself. */
export function mountLive(server: FastifyInstance, door: Door): void {
  const listeners = new Set<Listener>()
  const presence = openPresence(server, door, (record) => {
    for (const listener of listeners) listener.meet(record)
  })
  const hear = (payload: string) => {
    forgetActorsOn(payload)
    forgetRulesOn(payload)
    forgetUniqueRulesOn(payload)
    const events = JSON.parse(payload) as LiveEvent[]
    for (const listener of listeners) listener.hear(events)
  }
  void door.live
    .listen('cigale_live', hear, forgetEveryRule)
    .catch((error: unknown) => door.log.error({ err: error }, 'no live news'))
  // Streams never end by themselves: a server that stops would wait for them.
  server.addHook('preClose', async () => {
    for (const listener of listeners) listener.end()
  })
  server.get('/api/v1/live', { exposeHeadRoute: false }, async (request, reply) => {
    const { userId } = actorOf(request)
    const query = parse(liveQuery, request.query)
    const asked = {
      kinds: new Set(query.kinds.split(',').filter((name) => door.services.house.kinds.has(name))),
      records: new Set(query.records.split(',').filter(Boolean).slice(0, 5)),
    }
    const page = randomUUID()
    const now = async () => {
      const { actor } = await recognise(door, request)
      return actor === null ? null : { ...readerOf(door, request), actor }
    }
    stream(reply, listeners, {
      choose: async (events) => {
        const reader = await now()
        return reader === null ? null : (await Promise.all(events.map((event) => shown(event, asked, reader)))).flat()
      },
      isStillIn: async () => (await now()) !== null,
      isAbout: (event) =>
        (event.to === undefined || (userId !== null && event.to.includes(userId))) &&
        (asked.kinds.has(event.kind) || asked.records.has(`${event.kind}:${event.id}`)),
      present: {
        at: asked.records,
        announce: async (sign) => {
          const reader = await now()
          if (reader !== null) await presence.announce(reader, page, asked.records, sign)
        },
        told: async (record) => {
          const reader = await now()
          return reader === null ? null : presence.told(reader, record)
        },
      },
    })
  })
}

interface Asked {
  kinds: ReadonlySet<string>
  records: ReadonlySet<string>
}

/** What may be told of an event, by the rights of this very moment: the record may have been given to others since. */
async function shown(event: LiveEvent, asked: Asked, reader: Reader): Promise<object[]> {
  const entry = reader.house.kinds.get(event.kind)
  if (entry === undefined || !isAllowed(reader.actor, `${entry.kind.guard}.read`)) return []
  if (event.id !== null && asked.records.has(`${event.kind}:${event.id}`)) {
    const isVisible = await readRecord(reader, entry.kind, event.id).then(
      () => true,
      () => false,
    )
    if (isVisible) return [event]
  }
  return asked.kinds.has(event.kind) ? [{ kind: event.kind }] : []
}

interface Ear {
  /** What to tell of events; null = the listener is no longer signed in. */
  choose: (events: LiveEvent[]) => Promise<object[] | null>
  isStillIn: () => Promise<boolean>
  isAbout: (event: LiveEvent) => boolean
  /** Who else is at the records that are open. */
  present: {
    at: ReadonlySet<string>
    announce: (sign: 'here' | 'gone') => Promise<void>
    /** What to tell of the people at a record; null = nothing (any more). */
    told: (record: string) => ReturnType<Presence['told']>
  }
}

function stream(reply: FastifyReply, listeners: Set<Listener>, { choose, isStillIn, isAbout, present }: Ear): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  } as Record<string, string>)
  raw.write('retry: 3000\n\n')
  const end = () => void raw.end()
  const tell = async (events: LiveEvent[]) => {
    const told = await choose(events)
    if (told === null) end()
    else if (!raw.writableEnded) for (const event of told) raw.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  const listener: Listener = {
    hear: (events) => {
      const about = events.filter(isAbout)
      if (about.length > 0) void tell(about).catch(end)
    },
    meet: (record) => {
      if (!present.at.has(record)) return
      const tellWho = (told: object | null) => {
        if (told !== null && !raw.writableEnded) raw.write(`data: ${JSON.stringify(told)}\n\n`)
      }
      void present.told(record).then(tellWho, end)
    },
    end,
  }
  const announce = (sign: 'here' | 'gone') => {
    if (present.at.size > 0) void present.announce(sign).catch(() => {})
  }
  const sign = setInterval(() => announce('here'), signEvery)
  const beat = setInterval(() => {
    if (!raw.writableEnded) raw.write(':\n\n')
    void isStillIn().then((isIn) => isIn || end(), end)
  }, heartbeat)
  const limit = setTimeout(end, longestStream)
  listeners.add(listener)
  announce('here')
  for (const record of present.at) listener.meet(record)
  raw.on('close', () => {
    listeners.delete(listener)
    clearInterval(beat)
    clearInterval(sign)
    clearTimeout(limit)
    announce('gone')
  })
}
