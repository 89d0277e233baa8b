import { setTimeout as pause } from 'node:timers/promises'
import { usual } from '../../src/shared/discovery/discovery.kinds.ts'
import { startDevice, type Told } from '../support/snmp-device.ts'
import { type Bench, get, query, timed } from './calls.ts'
import { type Call, send, type Target } from './measure.ts'

type Json = Record<string, unknown> & { items: { id: string }[] }
const json = async (target: Target, call: Call): Promise<Json> =>
  JSON.parse((await send(target, call)).toString() || '{}') as Json
const post = (path: string, body: unknown): Call => ({ method: 'POST', path: `/api/v1${path}`, body })

const port = 20_961
const ports = 24

/** A switch with two dozen ports, as the register has not seen it. */
function switchOf(number: number, run: number): Told {
  const told: Record<string, string | number | Buffer> = {
    '1.3.6.1.2.1.1.1.0': 'Cisco IOS Software',
    '1.3.6.1.2.1.1.2.0': '1.3.6.1.4.1.9.1.1208',
    '1.3.6.1.2.1.1.5.0': `SW-ESSAI-${number}`,
    '1.3.6.1.2.1.1.7.0': 6,
    '1.3.6.1.2.1.17.1.2.0': ports,
    '1.3.6.1.2.1.47.1.1.1.1.5.1': 3,
    '1.3.6.1.2.1.47.1.1.1.1.11.1': `ESSAI${run}${number}`,
    '1.3.6.1.2.1.47.1.1.1.1.13.1': 'WS-C2960X-24TS-L',
  }
  for (let index = 1; index <= ports; index++) {
    told[`1.3.6.1.2.1.2.2.1.2.${index}`] = `Gi1/0/${index}`
    told[`1.3.6.1.2.1.2.2.1.3.${index}`] = 6
    told[`1.3.6.1.2.1.2.2.1.6.${index}`] = Buffer.from([0, 0x1b, run & 255, number >> 8, number & 255, index])
    told[`1.3.6.1.2.1.2.2.1.8.${index}`] = index % 2 === 0 ? 1 : 2
  }
  return told
}

/** Scans of a /24 and a /22 with a device at every twelfth address of a /24's worth, the rest silent; all on this machine. */
export const discovery: Bench = async function* (target, conditions) {
  const entity = (await json(target, get(`/entities?${query({ limit: '1', fields: 'id', sort: 'id' })}`))).items[0]!.id
  const run = Date.now()
  const { id: credential } = await json(
    target,
    post('/snmp-credentials', { name: `Essai ${run}`, entity, protocol: 'v2c' }),
  )
  await send(target, post(`/snmp-credentials/${String(credential)}/set-secret`, { community: 'essai' }))
  const devices = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      startDevice(`127.0.${index < 20 ? 77 : 80 + (index % 4)}.${3 + 12 * (index % 20)}`, port, switchOf(index, run)),
    ),
  )
  try {
    for (const [name, addresses] of [
      ['scan.24', '127.0.77.0/24'],
      ['scan.24.again', '127.0.77.0/24'],
      ['scan.22', '127.0.80.0/22'],
    ] as const) {
      const how = `waits of ${usual.timeoutMs} ms, ${usual.retries} more try, ${usual.concurrency} devices read at the same time`
      yield await timed(name, `${how}; ${conditions}`, async () => {
        const range = await json(
          target,
          post('/scan-ranges', { name: `${name} ${run}`, entity, addresses, credential, port, isActive: false }),
        )
        const started = await json(target, post(`/scan-ranges/${String(range.id)}/run`, {}))
        for (;;) {
          const now = await json(target, get(`/scan-runs/${String(started.id)}`))
          if (now.state === 'done')
            return { count: Number(now.triedCount), what: `addresses, of which ${Number(now.answeredCount)} answered` }
          if (now.state !== 'queued' && now.state !== 'running') throw new Error(`the scan ${String(now.state)}`)
          await pause(20)
        }
      })
    }
  } finally {
    for (const device of devices) await device.stop()
  }
}
