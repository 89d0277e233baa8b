import { deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { type Bench, openBench, takeBatch } from '../../src/server/domains/inventory/process/worker.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'

/** A machine as its agent tells it; what is left out is not said. */
export interface Machine {
  device: string
  name?: string
  uuid?: string
  serial?: string
  maker?: string
  model?: string
  assetTag?: string
  board?: string
  macs?: readonly (string | { mac: string; name: string; ip?: string })[]
  oldDevice?: string
  tag?: string
  user?: string
  os?: string
  memory?: number
  /** Name and version. */
  software?: readonly (readonly [string, string])[]
  /** Letter and free megabytes. */
  volumes?: readonly (readonly [string, number])[]
  monitors?: readonly string[]
  checksum?: number
  /** Sections written as they are. */
  more?: string
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const element = (name: string, fields: Record<string, string | number | undefined>): string =>
  `<${name}>${Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `<${field}>${escaped(String(value))}</${field}>`)
    .join('')}</${name}>`

/** The message of an OCS agent on Windows. */
export function ocsMessage(machine: Machine): string {
  const { name, uuid, serial, maker, model, assetTag, board, memory, user, os } = machine
  const content = [
    machine.tag === undefined ? '' : element('ACCOUNTINFO', { KEYNAME: 'TAG', KEYVALUE: machine.tag }),
    element('BIOS', { SMANUFACTURER: maker, SMODEL: model, SSN: serial, ASSETTAG: assetTag, MSN: board }),
    element('HARDWARE', {
      NAME: name,
      UUID: uuid,
      USERID: user,
      OSNAME: os,
      OSVERSION: os === undefined ? undefined : '10.0.19045',
      MEMORY: memory,
      CHECKSUM: machine.checksum,
    }),
    ...(machine.macs ?? []).map((card, index) =>
      typeof card === 'string'
        ? element('NETWORKS', {
            DESCRIPTION: `Intel(R) Ethernet ${index}`,
            MACADDR: card,
            STATUS: 'Up',
            TYPE: 'Ethernet',
          })
        : element('NETWORKS', {
            DESCRIPTION: card.name,
            MACADDR: card.mac,
            IPADDRESS: card.ip,
            IPMASK: card.ip === undefined ? undefined : '255.255.255.0',
            STATUS: 'Up',
            TYPE: 'Ethernet',
          }),
    ),
    ...(machine.software ?? []).map(([title, version]) =>
      element('SOFTWARES', { NAME: title, VERSION: version, PUBLISHER: 'Northwind' }),
    ),
    ...(machine.volumes ?? []).map(([letter, free]) =>
      element('DRIVES', { LETTER: letter, TYPE: 'Hard Drive', FILESYSTEM: 'NTFS', TOTAL: 500000, FREE: free }),
    ),
    ...(machine.monitors ?? []).map((monitor) =>
      element('MONITORS', { MANUFACTURER: 'Dell Inc.', CAPTION: 'DELL P2422H', SERIAL: monitor }),
    ),
    machine.more ?? '',
  ]
  const old =
    machine.oldDevice === undefined
      ? ''
      : `<DOWNLOAD><HISTORY><OLD_DEVICEID>${machine.oldDevice}</OLD_DEVICEID></HISTORY></DOWNLOAD>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<REQUEST><DEVICEID>${machine.device}</DEVICEID><CONTENT>${content.join('\n')}${old}</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>`
}

export interface Row {
  id: string
  state: string
  assetId: string | null
  errorCode: string | null
  trace: Record<string, unknown>
}

/** The real house with its agent doors; messages are processed when asked, not by themselves. */
export interface InventoryHouse extends TestServerHouse {
  bench: Bench
  /** Hands a text in at the OCS door; the status of the answer. */
  hand: (text: string, headers?: Record<string, string>) => Promise<number>
  /** Processes all that waits. */
  drain: () => Promise<void>
  /** Hands in, processes, and tells what became of it. */
  take: (message: Machine | string, headers?: Record<string, string>) => Promise<Row>
  /** Number of a table's rows. */
  count: (table: string, where?: string) => Promise<number>
}

export async function startInventoryHouse(): Promise<InventoryHouse> {
  const house = await startTestServer()
  const db = house.database.kysely
  const bench = openBench(house.services, {
    error: (details) => void house.faults.push((details as { err?: unknown }).err ?? details),
  })
  const hand = async (text: string, headers: Record<string, string> = {}) => {
    const answer = await house.server.inject({
      method: 'POST',
      url: '/ocsinventory',
      payload: deflateSync(text),
      headers: { 'content-type': 'application/x-compress', 'user-agent': 'OCS-NG_WINDOWS_AGENT_v2.8.0.0', ...headers },
      remoteAddress: '10.0.0.7',
    })
    return answer.statusCode
  }
  const drain = async () => {
    while ((await takeBatch(bench)) > 0);
  }
  const take = async (message: Machine | string, headers: Record<string, string> = {}) => {
    const status = await hand(typeof message === 'string' ? message : ocsMessage(message), headers)
    if (status !== 200) throw new Error(`the door answered ${status}`)
    await drain()
    const found =
      await sql<Row>`select id, state, asset_id, error_code, trace from inventory_message order by id desc limit 1`.execute(
        db,
      )
    return found.rows[0]!
  }
  const count = async (table: string, where = 'true') => {
    const found = await sql<{
      count: number
    }>`select count(*)::int as count from ${sql.table(table)} where ${sql.raw(where)}`.execute(db)
    return found.rows[0]!.count
  }
  return { ...house, bench, hand, drain, take, count }
}
