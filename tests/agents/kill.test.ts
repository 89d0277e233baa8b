import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../tools/source-files.ts'
import { ocsMessage } from './inventory-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'cigale-kill-'))
/** How often the server is killed: three times in the suite, more when asked (CRASH_RUNS=100). */
const crashes = Number(process.env.CRASH_RUNS ?? 3)
const password = 'une phrase de passe bien longue'
let server: ChildProcess | null = null

afterAll(async () => {
  if (server !== null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'src/server/main.ts'), 'serve'], {
    env: {
      ...process.env,
      CIGALE_DATA_DIR: folder,
      CIGALE_PORT: '0',
      CIGALE_ADMIN_PASSWORD: password,
      CIGALE_LOG_LEVEL: 'error',
      CIGALE_LOG_FORMAT: 'json',
    },
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  return await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
      const found = /^Cigale: (http:\S+)$/m.exec(said)
      if (found !== null) resolve(found[1]!)
    })
    child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}: ${said}`)))
  })
}

/** Hands a machine in; true when it was acknowledged. */
async function hand(url: string, number: number): Promise<boolean> {
  const name = `PC-${String(number).padStart(4, '0')}`
  const software = Array.from({ length: 150 }, (_, at): [string, string] => [`Program ${at}`, `${number % 3}.${at}`])
  const body = deflateSync(
    ocsMessage({ device: `${name}-2024-01-01-08-00-00`, name, serial: `K${number}X`, maker: 'HP', software }),
  )
  try {
    return (await fetch(`${url}/ocsinventory`, { method: 'POST', body: body as BodyInit })).status === 200
  } catch {
    return false
  }
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)![1])
}

test(
  `a server killed ${crashes} times in the middle of its work loses nothing that it acknowledged, and takes nothing twice`,
  async () => {
    const acknowledged = new Set<number>()
    let next = 1
    for (let round = 0; round < crashes; round++) {
      const url = await start()
      const killAt = performance.now() + 400 + (round % 3) * 500
      const child = server!
      const enough = acknowledged.size + 7
      const killer = (async () => {
        await pause(Math.max(0, killAt - performance.now()))
        // A slow machine has not begun to work by then.
        while (acknowledged.size < enough) await pause(20)
        child.kill('SIGKILL')
        await once(child, 'exit')
      })()
      await Promise.all(
        Array.from({ length: 6 }, async () => {
          while (child.exitCode === null && child.signalCode === null && next < 1_000 * (crashes + 1)) {
            const number = next++
            if (await hand(url, number)) acknowledged.add(number)
          }
        }),
      )
      await killer
    }
    console.info(`killed ${crashes} times; ${acknowledged.size} messages acknowledged`)
    expect(acknowledged.size).toBeGreaterThan(crashes * 6)

    const url = await start()
    while ((await metric(url, 'cigale_inventory_queued')) > 0) await pause(100)
    expect(await metric(url, 'cigale_inventory_not_taken')).toBe(0)
    const session = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'admin', password }),
    })
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!
    const names: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page = (await (
        await fetch(`${url}/api/v1/assets?limit=500&fields=name&sort=name${after === '' ? '' : `&after=${after}`}`, {
          headers: { cookie },
        })
      ).json()) as { items: { id: string; name: string }[]; next: string | null }
      names.push(...page.items.map((item) => item.name))
      after = page.next
    }
    // No machine twice; every acknowledged one there (others may have been stored without our hearing of it).
    expect(new Set(names).size).toBe(names.length)
    for (const number of acknowledged) expect(names).toContain(`PC-${String(number).padStart(4, '0')}`)
    const first = [...acknowledged][0]!
    const found = (await (
      await fetch(`${url}/api/v1/assets?q=name:PC-${String(first).padStart(4, '0')}`, { headers: { cookie } })
    ).json()) as { items: { id: string }[] }
    const software = (await (
      await fetch(`${url}/api/v1/assets/${found.items[0]!.id}/software`, { headers: { cookie } })
    ).json()) as { total: number }
    expect(software.total).toBe(150)
  },
  120_000 + crashes * 20_000,
)
