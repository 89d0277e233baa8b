import type { FastifyInstance } from 'fastify'
import { badRequest } from '../../../shared/errors.ts'
import { openDocument, storeUpload } from '../../engine/files/documents.ts'
import type { Door } from './door.ts'
import { actorOf } from './request-input.ts'

/** Files in and out. A file sent belongs to its sender until an action attaches it somewhere. */
export function mountDocuments(server: FastifyInstance, door: Door): void {
  const { services } = door
  server.post('/api/v1/documents', async (request, reply) => {
    const actor = actorOf(request)
    if (!request.isMultipart()) throw badRequest('multipart')
    const part = await request.file()
    if (part === undefined) throw badRequest('multipart')
    const stored = await storeUpload(services, actor, part.file, part.filename)
    return reply.status(201).send({ id: stored.id, name: stored.name, mime: stored.mime, size: stored.size })
  })
  server.get<{ Params: { id: string } }>('/api/v1/documents/:id/content', async (request, reply) => {
    const download = await openDocument(services, actorOf(request), request.params.id)
    return reply.headers(download.headers).send(download.content)
  })
}
