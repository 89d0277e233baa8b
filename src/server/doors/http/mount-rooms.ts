import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { undoChanges } from '../../engine/changes/undo.ts'
import { contentDisposition } from '../../engine/files/file-name.ts'
import { FileAnswer, type MountedRoute } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { searchEverything } from '../../engine/search/search-everything.ts'
import type { Door } from './door.ts'
import { readerOf } from './reader.ts'
import { actorOf, bodyOf, parse } from './request-input.ts'
import { runOnce } from './run-once.ts'

const searchQuery = z.object({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(50).default(20) })
const undoBody = z.strictObject({ changeIds: z.array(z.uuid()).min(1).max(500) })

/** The web services that rooms bring, and the two that belong to nobody: search everything, undo. */
export function mountRooms(server: FastifyInstance, door: Door): void {
  server.get('/api/v1/search', async (request) => {
    const reader = readerOf(door, request)
    const { q, limit } = parse(searchQuery, request.query)
    return { items: await searchEverything(reader, q, limit) }
  })
  server.post('/api/v1/changes/undo', async (request) =>
    undoChanges(door.services, actorOf(request), parse(undoBody, request.body).changeIds),
  )
  for (const room of door.services.house.rooms) {
    for (const mounted of room.routes) mountRoute(server, door, mounted)
  }
}

function mountRoute(server: FastifyInstance, door: Door, mounted: MountedRoute): void {
  const { route } = mounted
  server.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    handler: async (request, reply) =>
      mounted.action === undefined
        ? answerRead(await runRead(door, mounted, request), request, reply)
        : runVerb(door, mounted, request, reply),
  })
}

function answerRead(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (!(answer instanceof FileAnswer)) return answer
  if (answer.etag !== null) {
    reply.header('etag', answer.etag).header('cache-control', 'private, no-cache')
    if (isKnown(request.headers['if-none-match'], answer.etag)) return reply.status(304).send()
  }
  return reply
    .header('content-type', answer.type)
    .header('content-disposition', contentDisposition('attachment', answer.name))
    .header('x-content-type-options', 'nosniff')
    .send(answer.content)
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)

/** Whoever comes without signing in: may nothing but what is open. */
const visitor = (language: string): Actor => ({ ...systemActor('', 'web'), type: 'person', language, shell: 'portal' })

/** Open routes ask who holds the link, not who is signed in. */
const askerOf = (door: Door, mounted: MountedRoute, request: FastifyRequest): Reader => {
  if (mounted.route.open === undefined) return readerOf(door, request)
  const { db, house, timeZone, now } = door.services
  return { db, house, timeZone, now: now(), actor: visitor(request.language) }
}

async function runRead(door: Door, mounted: MountedRoute, request: FastifyRequest): Promise<unknown> {
  const reader = askerOf(door, mounted, request)
  const params = parse(mounted.route.params ?? z.record(z.string(), z.string()), request.params) as Record<
    string,
    string
  >
  const query = parse(mounted.route.query ?? z.record(z.string(), z.unknown()), request.query) as Record<
    string,
    unknown
  >
  const { services } = door
  return mounted.read!({ params, query }, { reader, services, requestId: request.id, language: request.language })
}

async function runVerb(
  door: Door,
  mounted: MountedRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const isOpen = mounted.route.open !== undefined
  if (!isOpen) actorOf(request)
  const input = {
    ...(request.method === 'DELETE' || request.method === 'GET' ? {} : bodyOf(request)),
    ...(request.params as Record<string, string>),
  }
  if (isOpen) return runAction(door.services, mounted.action!, visitor(request.language), input)
  const { output } = await runOnce(door, request, mounted.action!, input)
  if (output === null || output === undefined) return reply.status(204).send()
  return mounted.present === undefined
    ? output
    : mounted.present(output, {
        reader: readerOf(door, request),
        services: door.services,
        requestId: request.id,
        language: request.language,
      })
}
