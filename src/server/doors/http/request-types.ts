import type { Actor } from '../../engine/access/actor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until signed in. */
    actor: Actor | null
    language: string
    /** Hash of the session cookie's token; null for tokens and strangers. */
    sessionHash: string | null
  }
}

export const sessionCookie = 'cigale_session'
