import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliDecompressSync, deflateSync, gunzipSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../tools/source-files.ts'
import { type RealServer, startRealServer } from '../browser/real-server.ts'
import { hostile } from '../corpus/hostile.ts'

let server: RealServer

beforeAll(async () => {
  server = await startRealServer()
  for (let n = 0; n < 40; n++) await honest()
}, 120_000)
afterAll(() => server.stop())

const sample = (name: string) => readFileSync(join(root, 'tests/corpus/samples', name))
const post = (body: Uint8Array, type: string, path = '/ocsinventory') =>
  fetch(`${server.url}${path}`, { method: 'POST', body: body as BodyInit, headers: { 'content-type': type } })
const honest = () => post(deflateSync(sample('ocs-unix-2.10-inventory.xml')), 'application/x-compress')

async function residentMiB(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)![1]) / 1024 / 1024
}

/** Answers come compressed as the message was. */
function textOf(raw: Buffer, type: string | null): string {
  if (type?.includes('x-compress-br')) return brotliDecompressSync(raw).toString()
  if (raw[0] === 0x1f) return gunzipSync(raw).toString()
  return (raw[0] === 0x78 ? inflateSync(raw) : raw).toString()
}

describe('hostile messages at the real door', () => {
  test('each is answered in the protocol, memory stays, the server goes on', async () => {
    const before = await residentMiB()
    let highest = before
    // The process of the server alone: the sender holds its own bombs.
    for (const { name, build, outcome, contentType } of hostile) {
      const body = build()
      const watch = setInterval(
        () =>
          void residentMiB().then(
            (now) => (highest = Math.max(highest, now)),
            () => {},
          ),
        50,
      )
      const answer = await post(body, contentType ?? 'application/x-compress').catch((error: unknown) => error as Error)
      clearInterval(watch)
      if (answer instanceof Error) throw new Error(`${name}: ${answer.message}`)
      const raw = Buffer.from(await answer.arrayBuffer())
      const text = textOf(raw, answer.headers.get('content-type'))
      highest = Math.max(highest, await residentMiB())
      if (process.env.CORPUS_REPORT) console.info(`${name}: ${(highest - before).toFixed(0)} MiB`)
      if (outcome.includes('read')) continue
      expect(answer.status, name).toBeGreaterThanOrEqual(400)
      expect(answer.status, name).toBeLessThan(600)
      expect(text, name).toMatch(/^(<\?xml[\s\S]*<ERROR>|\{"status":"error")/)
    }
    console.info(`hostile messages: ${before.toFixed(0)} MiB before, ${highest.toFixed(0)} MiB at most`)
    expect(highest - before).toBeLessThan(64)
    expect((await honest()).status).toBe(200)
    expect((await (await fetch(`${server.url}/health`)).json()) as unknown).toEqual({ status: 'ok' })
  }, 240_000)

  test('a sender who promises much and sends nothing holds nobody up', async () => {
    const { hostname, port } = new URL(server.url)
    const silent = Array.from({ length: 40 }, () => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      socket.write(
        'POST /ocsinventory HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-compress\r\nContent-Length: 9000000\r\n\r\nx',
      )
      return socket
    })
    await pause(300)
    const started = performance.now()
    expect((await honest()).status).toBe(200)
    expect(performance.now() - started).toBeLessThan(3_000)
    for (const socket of silent) socket.destroy()
  })

  test('chunked bodies, and a connection cut in the middle of one', async () => {
    const body = deflateSync(sample('ocs-unix-2.10-inventory.xml'))
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < body.length; at += 1000) controller.enqueue(body.subarray(at, at + 1000))
        controller.close()
      },
    })
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit
    expect((await fetch(`${server.url}/ocsinventory`, init)).status).toBe(200)
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write(`POST /ocsinventory HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`)
    socket.write(body.subarray(0, 5000))
    await pause(100)
    socket.destroy()
    expect((await honest()).status).toBe(200)
  })
})
