import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../tools/source-files.ts'

export const password = 'une phrase de passe bien longue'

export interface RealServer {
  url: string
  /** Speaks to the API as somebody signed in by password. */
  as: (login: string) => Promise<Api>
  stop: () => Promise<void>
}

export type Api = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown> & { id: string }>

/** The product as people get it: a process of its own, its own embedded database, the built web application. */
export async function startRealServer(): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-browser-'))
  const env = {
    ...process.env,
    CIGALE_DATA_DIR: folder,
    CIGALE_PORT: '0',
    CIGALE_ADMIN_PASSWORD: password,
    CIGALE_LOG_LEVEL: 'error',
    CIGALE_LOG_FORMAT: 'json',
  }
  const child = spawn(process.execPath, [join(root, 'src/server/main.ts'), 'serve'], {
    env,
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
      const found = /^Cigale: (http:\S+)$/m.exec(said)
      if (found !== null) resolve(found[1]!)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => {
        rmSync(folder, { recursive: true, force: true })
        resolve()
      })
      child.kill('SIGTERM')
    })
  return { url, as: (login) => signIn(url, login), stop }
}

async function signIn(url: string, login: string): Promise<Api> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login, password }),
  })
  if (answer.status !== 201) throw new Error(`${login}: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  return async (method, path, body) => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) }
    const reply = await fetch(`${url}/api/v1${path}`, { method, headers: { ...headers, cookie }, ...given })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return reply.status === 204 ? {} : await reply.json()
  }
}
