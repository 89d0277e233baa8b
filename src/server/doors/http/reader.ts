import type { FastifyRequest } from 'fastify'
import { unauthenticated } from '../../../shared/errors.ts'
import type { Reader } from '../../engine/lists/list.ts'
import type { Door } from './door.ts'

/** Whoever asks, with the database he may read. */
export function readerOf(door: Door, request: FastifyRequest): Reader {
  if (request.actor === null) throw unauthenticated()
  const { db, house, timeZone, now } = door.services
  return { db, house, actor: request.actor, now: now(), timeZone }
}
