import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hashToken, loadActorBySession, loadActorByToken } from '../../domains/people/index.ts'
import type { Actor } from '../../engine/access/actor.ts'
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
    Object.assign(request, await recognise(door, request))
    if (request.actor !== null) request.language = request.actor.language
    if (request.sessionHash !== null || request.actor === null) refuseForeignWrites(request)
  })
}

/** Whom the headers of a request stand for at this moment. */
export async function recognise(
  door: Door,
  { headers }: FastifyRequest,
): Promise<{ actor: Actor | null; sessionHash: string | null }> {
  const { db } = door.services
  const bearer = /^Bearer ([\x21-\x7e]{20,200})$/i.exec(headers.authorization ?? '')
  if (bearer !== null) return { actor: await loadActorByToken(db, bearer[1]!), sessionHash: null }
  const token = readCookie(headers.cookie, sessionCookie)
  if (token === null) return { actor: null, sessionHash: null }
  const hash = hashToken(token)
  const actor = await loadActorBySession(db, hash)
  return { actor, sessionHash: actor === null ? null : hash }
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
