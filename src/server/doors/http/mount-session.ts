import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endSession, sessionInfo, signIn } from '../../domains/people/index.ts'
import { setSessionCookie } from './authenticate.ts'
import type { Door } from './door.ts'
import { actorOf, parse } from './request-input.ts'

const credentials = z.strictObject({ login: z.string().min(1).max(254), password: z.string().min(1).max(1024) })

/** Signing in and out, and "who am I". */
export function mountSession(server: FastifyInstance, door: Door): void {
  server.post('/api/v1/session', async (request, reply) => {
    const { login, password } = parse(credentials, request.body)
    const from = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' }
    const signedIn = await signIn(door.services, { login, password, ...from })
    setSessionCookie(door, reply, signedIn.token)
    return reply.status(201).send(await sessionInfo(door.services.db, door.services.house, signedIn.actor))
  })
  server.get('/api/v1/session', async (request) => sessionInfo(door.services.db, door.services.house, actorOf(request)))
  server.delete('/api/v1/session', async (request, reply) => {
    if (request.sessionHash !== null) await endSession(door.services, actorOf(request), request.sessionHash)
    setSessionCookie(door, reply, null)
    return reply.status(204).send()
  })
}
