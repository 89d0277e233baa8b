import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { notFound } from '../../../shared/errors.ts'
import { chooseLanguage } from '../../engine/texts.ts'
import { mountAgentDoors } from '../agents/mount-agents.ts'
import { authenticate } from './authenticate.ts'
import type { Door } from './door.ts'
import { mountHealth } from './health.ts'
import { mountLive } from './live.ts'
import { mountDocuments } from './mount-documents.ts'
import { mountKinds } from './mount-kinds.ts'
import { mountOperations } from './mount-operations.ts'
import { mountRooms } from './mount-rooms.ts'
import { mountSession } from './mount-session.ts'
import { mountOpenApi } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { securityHeaders } from './security.ts'
import { mountWeb } from './web.ts'
import './request-types.ts'

const jsonLimit = 2 * 1024 * 1024

/** The HTTP door: thin. It translates requests into actions and lists, and their outcome back. */
export async function createServer(door: Door): Promise<FastifyInstance> {
  const headers = securityHeaders(door.config.publicUrl.startsWith('https:'))
  const server = Fastify({
    loggerInstance: door.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimit,
    trustProxy: door.config.trustedProxies.length > 0 ? [...door.config.trustedProxies] : false,
    genReqId: () => randomUUID(),
    // Only idle ones: requests under way are finished (closeWhenDone; streams are ended by their own door).
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 500 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // Addresses that cannot be read never reach a hook.
    frameworkErrors: (error, request, reply) => {
      request.language = chooseLanguage(request.headers['accept-language'])
      sendProblem(error, request, reply.headers(headers))
    },
  }) as unknown as FastifyInstance
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
  authenticate(server, door)
  closeWhenDone(server)
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  await mountAgentDoors(server, door)
  await server.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 64 * 1024, fileSize: 1024 ** 3 } })
  await server.register(async (scope) => {
    await scope.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
    mountHealth(scope, door)
    mountSession(scope, door)
    mountDocuments(scope, door)
    mountRooms(scope, door)
    mountKinds(scope, door)
    mountOperations(scope, door)
    mountOpenApi(scope, door)
    mountLive(scope, door)
  })
  server.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) sendProblem(notFound('route', request.url.slice(0, 100)), request, reply)
    else reply.status(404).type('text/plain').send('404')
  })
  await mountWeb(server, door)
  return server
}

/** While the server stops, a connection kept alive by its browser is closed as soon as its last request is answered. */
function closeWhenDone(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    const sweep = setInterval(() => server.server.closeIdleConnections(), 100)
    server.server.once('close', () => clearInterval(sweep))
    sweep.unref()
  })
}
