import { Agent, request } from 'node:http'

/** One figure, as `npm run bench` prints it (contract §6). Times in milliseconds. */
export interface Figure {
  name: string
  n: number
  p50: number
  p95: number
  p99: number
  perSecond: number
  unit: 'ms'
  conditions: string
}

export interface Call {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

export interface Target {
  url: string
  token: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends one request and reads the answer to its end; anything but 2xx is an error: a fast refusal is no figure. */
export function send(target: Target, call: Call): Promise<Buffer> {
  const body = call.body === undefined ? null : JSON.stringify(call.body)
  const headers: Record<string, string> = { authorization: `Bearer ${target.token}` }
  if (body !== null) headers['content-type'] = 'application/json'
  return new Promise((resolve, reject) => {
    const outgoing = request(`${target.url}${call.path}`, { method: call.method, agent, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => {
        const answer = Buffer.concat(pieces)
        if (response.statusCode !== undefined && response.statusCode < 300) resolve(answer)
        else reject(new Error(`${call.method} ${call.path}: ${response.statusCode} ${answer.toString().slice(0, 300)}`))
      })
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const percentile = (sorted: number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
const round = (value: number): number => Math.round(value * 100) / 100

/**
 * Percentiles with one client (`n` requests, after a tenth as warm-up), then requests a second with eight clients for
 * `seconds`. `next(i)` gives the i-th call, so that no request is the same as the last one.
 */
export async function measure(
  target: Target,
  name: string,
  conditions: string,
  next: (index: number) => Call,
  { n = 200, seconds = 5, clients = 8 } = {},
): Promise<Figure> {
  let index = 0
  for (let warm = 0; warm < Math.max(10, n / 10); warm++) await send(target, next(index++))
  const times: number[] = []
  for (let each = 0; each < n; each++) {
    const started = performance.now()
    await send(target, next(index++))
    times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  // Each connection of the pool plans a kept statement a few times before its plan is kept.
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let warm = 0; warm < 12; warm++) await send(target, next(index++))
    }),
  )
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  let done = 0
  const client = async () => {
    while (performance.now() < until) {
      await send(target, next(index++))
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const perSecond = round(done / ((performance.now() - started) / 1000))
  return {
    name,
    n,
    p50: round(percentile(times, 0.5)),
    p95: round(percentile(times, 0.95)),
    p99: round(percentile(times, 0.99)),
    perSecond,
    unit: 'ms',
    conditions,
  }
}
