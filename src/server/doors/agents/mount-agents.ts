import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Encoding,
  type Form,
  inflate,
  messageLimits,
  openReception,
  type Reception,
} from '../../domains/inventory/index.ts'
import type { Door } from '../http/door.ts'
import { frame } from './framing.ts'
import { type BodyRefusal, readBody } from './read-body.ts'
import { type Said, sayContact, sayNoWork, sayRefused, sayTaken } from './say.ts'

/** Paths agents are set to (contract §4): one door behind all of them, the message decides what it is. */
const paths: Record<string, string> = {
  '/ocsinventory': 'ocsinventory',
  '/ocsinventory/*': 'ocsinventory',
  '/front/inventory.php': 'glpi',
  '/inventory': 'inventory',
  '/plugins/fusioninventory': 'fusioninventory',
  '/plugins/fusioninventory/*': 'fusioninventory',
  '/plugins/glpiinventory': 'glpiinventory',
  '/plugins/glpiinventory/*': 'glpiinventory',
  '/marketplace/glpiinventory': 'glpiinventory',
  '/marketplace/glpiinventory/*': 'glpiinventory',
}

/** Agents compare it with their option `realm`, letter by letter. */
const realm = 'Cigale'
/** Of a caller who is not let in, only what tells the form of his message is read. */
const strangerLimit = 1024 * 1024
const most = 256

/** The doors of inventory agents: OCS, FusionInventory, GLPI. In a scope of their own, where bodies stay streams. */
export async function mountAgentDoors(server: FastifyInstance, door: Door): Promise<void> {
  await server.register(async (scope) => {
    const reception = openReception(door.services, door.log)
    let inside = 0
    scope.addHook('onClose', () => reception.close())
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    // A broken connection or an unforeseen fault: agents get no problem documents.
    scope.setErrorHandler((error, request, reply) => {
      request.log.error({ err: error, requestId: request.id }, 'the message of an agent failed')
      return send(reply, 500, sayRefused(usualForm(request), 'internal error'), 'plain')
    })
    for (const [path, name] of Object.entries(paths)) {
      scope.post(path, async (request, reply) => {
        if (inside >= most) return busy(request, reply)
        inside += 1
        try {
          return await post({ reception, door: name, request, reply })
        } finally {
          inside -= 1
        }
      })
      scope.get(path, (request, reply) => get(reception, request, reply))
    }
  })
}

interface Visit {
  reception: Reception
  door: string
  request: FastifyRequest
  reply: FastifyReply
}

async function post({ reception, door, request, reply }: Visit): Promise<FastifyReply> {
  const caller = { address: request.ip, headers: request.headers }
  const admitted = await reception.admit(caller)
  if (admitted.is === 'out') {
    // An agent sends its name and password only when asked: a first 401 is the usual course.
    if (admitted.status !== 401 || request.headers.authorization !== undefined)
      reception.noteTurnedAway({ ...caller, door }, admitted.code)
    return turnAway(request, reply, admitted.status)
  }
  const body = await readBody(streamOf(request), messageLimits.compressedBytes)
  if ('refusal' in body) return cutShort(request, reply, body)
  const verdict = await reception.take({ ...caller, door, body })
  if (verdict.is === 'answered')
    return send(reply, 200, sayTaken(verdict.message, verdict.frequencyHours), verdict.encoding)
  if (verdict.retryAfterSeconds !== undefined) reply.header('retry-after', String(verdict.retryAfterSeconds))
  const said = sayRefused(verdict.form ?? usualForm(request), `${verdict.code}: ${verdict.detail}`)
  return send(reply, verdict.status, said, verdict.encoding)
}

/** GET: a task asks for work, or an agent told to wait asks again. Anything else is a page of the application. */
async function get(reception: Reception, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { action } = request.query as Record<string, unknown>
  const isPoll = request.headers['glpi-request-id'] !== undefined
  if (action === undefined && !isPoll) {
    reply.callNotFound()
    return reply
  }
  const admitted = await reception.admit({ address: request.ip, headers: request.headers })
  if (admitted.is === 'out') return turnAway(request, reply, admitted.status)
  if (!isPoll) return send(reply, 200, sayNoWork(), 'plain')
  return send(reply, 200, { form: 'json', text: sayContact(await reception.frequencyHours()) }, 'plain')
}

/** 401 or 403, in the form and the compression that the caller speaks. */
async function turnAway(request: FastifyRequest, reply: FastifyReply, status: 401 | 403 | 429): Promise<FastifyReply> {
  // No charset: FusionInventory agents take all that follows for the realm's name and then find no password for it.
  if (status === 401) reply.header('www-authenticate', `Basic realm="${realm}"`)
  const body = request.method === 'POST' ? await readBody(streamOf(request), strangerLimit) : Buffer.alloc(0)
  if ('refusal' in body) reply.header('connection', 'close')
  const opened =
    'refusal' in body || body.length === 0
      ? null
      : inflate(body.subarray(0, 4096), request.headers['content-type'] ?? null)
  const encoding = opened === null || 'refusal' in opened ? 'plain' : opened.encoding
  const text =
    status === 401
      ? 'authentication required'
      : status === 403
        ? 'this address may not hand in inventories'
        : 'too many attempts'
  return send(reply, status, sayRefused(usualForm(request), text), encoding)
}

const bodyStatus = { too_large: 413, too_slow: 408, busy: 503, broken: 400 } as const

/** The rest of the body is not wanted: the connection ends with the answer. */
function cutShort(request: FastifyRequest, reply: FastifyReply, { refusal }: BodyRefusal): FastifyReply {
  reply.header('connection', 'close')
  if (refusal.code === 'busy') reply.header('retry-after', '60')
  request.log.warn({ address: request.ip, ...refusal }, 'the body of a message was not read')
  return send(
    reply,
    bodyStatus[refusal.code],
    sayRefused(usualForm(request), `${refusal.code}: ${refusal.detail}`),
    'plain',
  )
}

function busy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return cutShort(request, reply, { refusal: { code: 'busy', detail: 'too many messages at once' } })
}

const streamOf = (request: FastifyRequest) => (request.body ?? request.raw) as typeof request.raw

/** What GLPI agents of the native protocol send with every message; all others speak XML. */
const usualForm = (request: FastifyRequest): Form =>
  request.headers['glpi-agent-id'] !== undefined || /json/i.test(request.headers['content-type'] ?? '') ? 'json' : 'xml'

function send(reply: FastifyReply, status: number, said: Said, encoding: Encoding): FastifyReply {
  reply.status(status).header('cache-control', 'no-cache')
  // NOTIFY and DOWNLOAD are answered by an empty body.
  if (said.text === '') return reply.send('')
  const framed = frame(said.text, encoding, said.form)
  return reply.header('content-type', framed.contentType).send(framed.body)
}
