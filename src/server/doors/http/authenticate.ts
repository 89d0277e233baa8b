import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hashToken, loadActorBySession, loadActorByToken } from '../../domains/people/index.ts'
import { chooseLanguage } from '../../engine/texts.ts'
import type { Door } from './door.ts'
import { sessionCookie } from './request-types.ts'
import { refuseForeignWrites } from './security.ts'

/** Who asks: a bearer token or the session cookie; nobody else. Runs before every web service. */
export function authenticate(server: FastifyInstance, door: Door): void {
  server.decorateRequest('actor', null)
  server.decorateRequest('language', 'fr')
  server.decorateRequest('sessionHash', null)
  server.addHook('onRequest', async (request) => {
    request.language = chooseLanguage(request.headers['accept-language'])
    if (!request.url.startsWith('/api/') && !request.url.startsWith('/metrics')) return
    await recognise(door, request)
    if (request.actor !== null) request.language = request.actor.language
    if (request.sessionHash !== null || request.actor === null) refuseForeignWrites(request)
  })
}

async function recognise(door: Door, request: FastifyRequest): Promise<void> {
  const bearer = /^Bearer ([\x21-\x7e]{20,200})$/i.exec(request.headers.authorization ?? '')
  if (bearer !== null) {
    request.actor = await loadActorByToken(door.services.db, bearer[1]!)
    return
  }
  const token = readCookie(request.headers.cookie, sessionCookie)
  if (token === null) return
  const hash = hashToken(token)
  request.actor = await loadActorBySession(door.services.db, hash)
  if (request.actor !== null) request.sessionHash = hash
}

function readCookie(header: string | undefined, name: string): string | null {
  const found = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  const value = found?.slice(name.length + 1)
  return value !== undefined && /^[\w-]{20,200}$/.test(value) ? value : null
}

/** Sets or clears the session cookie. `Secure` as soon as the public address is https. */
export function setSessionCookie(door: Door, reply: FastifyReply, token: string | null): void {
  const secure = door.config.publicUrl.startsWith('https:') ? '; Secure' : ''
  const age = token === null ? 0 : 12 * 3600
  reply.header('set-cookie', `${sessionCookie}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`)
}
