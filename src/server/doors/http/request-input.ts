import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { forbidden, invalid, unauthenticated } from '../../../shared/errors.ts'
import { type Actor, isAllowed } from '../../engine/access/actor.ts'
import { fieldErrors } from '../../engine/actions/field-errors.ts'
import { refuseUnstorable } from '../../engine/actions/storable.ts'

/** The body as an object; anything else is refused. */
export function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw invalid([{ field: '', code: 'type' }])
  refuseUnstorable(body)
  return body as Record<string, unknown>
}

/** Checked by the schema, or `invalid` with every wrong field. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  refuseUnstorable(value)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalid(fieldErrors(parsed.error))
  return parsed.data
}

export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw unauthenticated()
  return request.actor
}

/** For services outside kinds that a permission guards. */
export function requirePermission(request: FastifyRequest, permission: string): void {
  if (!isAllowed(actorOf(request), permission)) throw forbidden(permission)
}
