import type { z } from 'zod'

/**
 * A web service: method, path and shapes, shared by the server (mounting), the browser (types) and the API document.
 * `action` names the action it runs; reads name a query of the room instead.
 */
export interface Route<P = unknown, Q = unknown, B = unknown, R = unknown> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Fastify style: `/tickets/:id/solve`, under /api/v1. */
  readonly path: string
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  readonly output?: z.ZodType<R>
  /** Key of the sentence that describes it: `api.<summary>`. */
  readonly summary: string
  readonly tag: string
  /** Reachable without signing in, with the reason. */
  readonly open?: string
}

export function defineRoute<P = Record<string, string>, Q = Record<string, unknown>, B = unknown, R = unknown>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return route
}
