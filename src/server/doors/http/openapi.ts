import type { FastifyInstance } from 'fastify'
import { describeApi } from '../../engine/openapi.ts'
import type { Door } from './door.ts'
import { referencePage } from './reference-page.ts'

/** The API document (OpenAPI 3.1), written from the definitions, and a page for people to read it. */
export function mountOpenApi(server: FastifyInstance, door: Door): void {
  let text: string | null = null
  server.get('/api/v1/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(describeApi(door.services.house))
    return reply.type('application/json').send(text)
  })
  server.get('/api/docs', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(describeApi(door.services.house), request.language)),
  )
}
