import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Message, NotifiedInterface } from '../formats/messages.ts'
import type { NeutralInventory, PortAddress, PortPart } from '../neutral.ts'
import type { QueuedMessage } from './queued-message.ts'
import type { Entry } from './take-wave.ts'

type Notice = Extract<Message, { kind: 'notify' }>

/**
 * NOTIFY of Windows agents: addresses of some cards have changed. The ports as known, with the new addresses, stand for a
 * message of their own. null: nothing is known of the machine or of those cards.
 */
export async function fromNotice(
  transaction: Transaction<Tables>,
  notice: Notice,
  message: QueuedMessage,
): Promise<Entry | null> {
  const { deviceId } = notice.sender
  const found = await sql<{ key: string; title: string; data: Partial<PortPart> }>`
    select p.key, p.title, p.data from agent g join asset_part p on p.asset_id = g.asset_id and p.section = 'port' and p.is_observed
    where g.device_id = ${deviceId} order by p.id`.execute(transaction)
  const ports = found.rows.map(({ key, title, data }): PortPart => ({ ...unsaid, key, title, ...data }))
  const renewed = ports.map((port) => withAddresses(port, notice.interfaces))
  if (!renewed.some((port, index) => port !== ports[index])) return null
  // The next inventory tells its ports again, whatever it said of them before.
  await sql`update agent set section_hashes = section_hashes - 'port' - 'port~' where device_id = ${deviceId}`.execute(
    transaction,
  )
  return { message, neutral: speaking(notice, renewed), only: ['port'] }
}

/** What is not said is not stored either. */
const unsaid = {
  name: null,
  mac: null,
  kind: null,
  speedMbps: null,
  status: null,
  isVirtual: false,
  isDock: false,
  mtu: null,
  number: null,
  alias: null,
  addresses: [],
}

function withAddresses(port: PortPart, interfaces: readonly NotifiedInterface[]): PortPart {
  const told = interfaces.filter((each) => each.mac === port.mac)
  if (told.length === 0) return port
  const addresses = told.map(({ address, mask, subnet, gateway }): PortAddress => {
    const family = address.includes(':') ? 6 : 4
    const before = port.addresses.find((each) => each.family === family)
    return { address, family, mask, subnet, gateway, dhcp: before?.dhcp ?? null }
  })
  const families = new Set(addresses.map((each) => each.family))
  const all = [...port.addresses.filter((each) => !families.has(each.family)), ...addresses]
  return {
    ...port,
    addresses: all.sort((one, other) => one.family - other.family || (one.address < other.address ? -1 : 1)),
  }
}

/** A message that says nothing but its ports. */
function speaking({ sender, name }: Notice, port: PortPart[]): NeutralInventory {
  return {
    ...sender,
    oldDeviceId: null,
    tag: null,
    itemType: 'Computer',
    isPartial: true,
    accountInfo: [],
    identity: {
      name,
      uuid: null,
      serial: null,
      manufacturer: null,
      model: null,
      assetTag: null,
      chassis: null,
      domain: null,
      mainboardSerial: null,
      mainboardModel: null,
      virtualSystem: null,
      macs: [],
      dropped: [],
    },
    user: null,
    system: {
      description: null,
      memoryMb: null,
      swapMb: null,
      defaultGateway: null,
      dns: [],
      location: null,
      contact: null,
    },
    sections: { port },
    checksum: null,
    neighbours: [],
    marks: {},
    warnings: [],
  }
}
