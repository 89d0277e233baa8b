import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { notify } from '../../platform/live.ts'
import type { Door } from './door.ts'
import { PresenceBook, type Present, type Sign } from './presence.ts'
import { readerOf } from './reader.ts'
import { bodyOf, parse } from './request-input.ts'

const channel = 'cigale_presence'
const sweepEvery = 1_000
const writing = z.strictObject({ record: z.string().regex(/^[a-z][a-z-]{0,40}:\d{1,18}$/) })

/** Who has which record open, on all nodes. Nothing of it is stored: nodes tell each other, and forget. */
export interface Presence {
  /** Tells all nodes that this page shows these records, as far as the person may see them. */
  announce: (reader: Reader, page: string, records: ReadonlySet<string>, sign: 'here' | 'gone') => Promise<void>
  /** What to tell a reader of the people at a record; null when it is not his to see. */
  told: (reader: Reader, record: string) => Promise<{ kind: string; id: string; present: Present[] } | null>
}

/** `changed`: the people at a record, or what they do there, are others than before. */
export function openPresence(server: FastifyInstance, door: Door, changed: (record: string) => void): Presence {
  const book = new PresenceBook()
  const hear = (payload: string) => {
    const sign = JSON.parse(payload) as Sign
    if (book.hear(sign, Date.now())) changed(sign.record)
  }
  void door.live.listen(channel, hear).catch((error: unknown) => door.log.error({ err: error }, 'no presence'))
  let swept = Date.now()
  const sweep = setInterval(() => {
    const now = Date.now()
    for (const record of book.sweep(swept, now)) changed(record)
    swept = now
  }, sweepEvery)
  sweep.unref()
  server.addHook('onClose', async () => clearInterval(sweep))
  const say = async (reader: Reader, record: string, page: string, sign: Sign['sign']) => {
    if (!(await isSeen(reader, record))) return
    const { userId, name } = reader.actor
    if (userId === null) return
    await notify(reader.db, channel, JSON.stringify({ record, page, user: { id: userId, name }, sign } satisfies Sign))
  }
  server.post('/api/v1/live/writing', async (request, reply) => {
    const { record } = parse(writing, bodyOf(request))
    const reader = readerOf(door, request)
    await say(reader, record, `writer ${reader.actor.userId}`, 'writing')
    return reply.status(204).send()
  })
  return {
    announce: async (reader, page, records, sign) => {
      for (const record of records) await say(reader, record, page, sign)
    },
    told: async (reader, record) => {
      // Whoever asked for help is not shown who is looking at his case.
      if (reader.actor.shell !== 'desk' || !(await isSeen(reader, record))) return null
      const [kind = '', id = ''] = record.split(':')
      return { kind, id, present: book.present(record, Date.now()) }
    },
  }
}

async function isSeen(reader: Reader, record: string): Promise<boolean> {
  const [name = '', id = ''] = record.split(':')
  const entry = reader.house.kinds.get(name)
  if (entry === undefined) return false
  return readRecord(reader, entry.kind, id).then(
    () => true,
    () => false,
  )
}
