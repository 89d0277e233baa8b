import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { rooms } from '../../src/server/domains/index.ts'
import { createTestPeople, type TestPeople } from '../../src/server/domains/people/people.factory.ts'
import { createServer } from '../../src/server/doors/http/server.ts'
import type { Services } from '../../src/server/engine/actions/context.ts'
import { loadConfig } from '../../src/server/platform/config.ts'
import { createFileStore } from '../../src/server/platform/files.ts'
import { createLive } from '../../src/server/platform/live.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

/** Sends a request as somebody; `json` is the parsed answer. */
export type Send = (
  method: InjectOptions['method'],
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

export interface Answer {
  status: number
  headers: LightMyRequestResponse['headers']
  text: string
  json: JsonBody
}

/** An answer of any shape, looked into by tests. */
export interface JsonBody {
  [name: string]: JsonBody
}

export interface TestServerHouse {
  database: TestDatabase
  services: Services
  /** root > north > north-east, root > south; makes persons and runs actions by name. */
  people: TestPeople
  server: FastifyInstance
  /** Errors that the server logged as its own fault, newest last. */
  faults: unknown[]
  anonymous: Send
  /** The super-administrator of the first start, by a session in the database (no password is hashed). */
  admin: Send
  /** Anybody, by a token of his with all scopes. */
  as: (userId: string) => Promise<Send>
  /** The password door, as the browser does it. */
  signIn: (login: string, password: string) => Promise<{ send: Send; cookie: string }>
  setReady: (isReady: boolean) => void
  /** Listens on a free port of the loopback and gives its address. */
  listen: () => Promise<string>
  close: () => Promise<void>
}

/** The real house behind the real HTTP door, on a database of its own. Close it at the end of the file. */
export async function startTestServer(
  env: NodeJS.ProcessEnv = {},
  /** Folder of the built web application, for tests in a browser. */
  webRoot: string | null = null,
): Promise<TestServerHouse> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'cigale-door-'))
  const people = await createTestPeople(database, rooms)
  const files = createFileStore(folder)
  const services: Services = { ...people.services, files }
  const live = createLive(database.connectionString, silentLog)
  const faults: unknown[] = []
  const log = silentLog.child({})
  log.error = ((details: { err?: unknown }) => void faults.push(details.err ?? details)) as never
  log.child = (() => log) as never
  const config = loadConfig({ CIGALE_PORT: '0', CIGALE_DATA_DIR: folder, ...env }, folder, false)
  let isReady = true
  const server = await createServer({
    services,
    config,
    files,
    live,
    queueStatus: async () => [],
    log,
    isReady: () => isReady,
    webRoot,
  })
  const house = { server, services, people }
  return {
    ...house,
    database,
    faults,
    anonymous: sender(server, {}),
    admin: await bearer(house, people.admin.id),
    as: (userId) => bearer(house, userId),
    signIn: (login, password) => signIn(server, login, password),
    setReady: (value) => {
      isReady = value
    },
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    close: async () => {
      await server.close()
      await live.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function sender(server: FastifyInstance, own: Record<string, string>): Send {
  return async (method, url, body, headers = {}) => {
    const payload = body === undefined ? {} : { payload: body as string | object }
    const answer = await server.inject({ method: method!, url, headers: { ...own, ...headers }, ...payload })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json') && answer.body !== ''
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      json: isJson ? JSON.parse(answer.body) : null,
    }
  }
}

async function bearer({ server, people }: Pick<TestServerHouse, 'server' | 'people'>, userId: string): Promise<Send> {
  const made = await people.run('api-token.create', { user: userId, name: 'test', scopes: ['*'] })
  return sender(server, { authorization: `Bearer ${(made as unknown as { secret: string }).secret}` })
}

async function signIn(server: FastifyInstance, login: string, password: string) {
  const answer = await sender(server, {})('POST', '/api/v1/session', { login, password })
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!
  if (answer.status !== 201) throw new TypeError(`sign-in answered ${answer.status} ${answer.text}`)
  return { send: sender(server, { cookie }), cookie }
}
