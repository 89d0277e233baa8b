import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Door } from './door.ts'

/** Doors of programs. Agents know `/inventory` itself; below it are pages. */
const notPages = /^\/(inventory\/?|(api|ocsinventory|front|plugins|marketplace|apirest\.php)(\/.*)?)$/

const year = 365 * 24 * 3600 * 1000

/**
 * A worker obeys the policy of its own script: the one that reads codes out of the camera's pictures may compile
 * WebAssembly and fetch it from here, and nothing else; the pages may not.
 */
const decoderPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** The web application: hashed files for a year, the page itself never from a cache. Unknown paths are pages of it. */
export async function mountWeb(server: FastifyInstance, door: Door): Promise<void> {
  const root = door.webRoot
  if (root === null || !existsSync(join(root, 'index.html'))) return
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? `public, max-age=${year / 1000}, immutable` : 'no-cache',
      )
      if (/\/decode-worker-[\w-]+\.js(\.\w+)?$/.test(path)) reply.header('content-security-policy', decoderPolicy)
    },
  })
  server.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0]!
    if (notPages.test(path) || /\.\w{1,6}$/.test(path)) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
