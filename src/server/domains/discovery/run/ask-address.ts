import { itemTypeOf, type Read, readDevice } from '../snmp/read-device.ts'
import { type Access, Snmp, SnmpError, type SnmpFault, type SnmpOptions } from '../snmp/session.ts'
import { readSystem } from '../snmp/system.ts'
import type { Turns } from './turns.ts'

export type Asked =
  | { is: 'silent' }
  | { is: 'read'; credentialId: string; itemType: string; read: Read; key: string }
  | { is: 'error'; credentialId: string | null; fault: SnmpFault; detail: string }

interface Way {
  credentialId: string
  access: Access
}

/**
 * Tries the credentials in their order until one is answered. An address that none reaches is silent, which is no error.
 * Whoever answers is read when its turn comes: reading costs both sides something, knocking next to nothing.
 */
export async function askAddress(
  address: string,
  ways: readonly Way[],
  options: SnmpOptions,
  turns: Turns,
): Promise<Asked> {
  let refused: Asked = { is: 'silent' }
  for (const { credentialId, access } of ways) {
    let snmp: Snmp | null = null
    try {
      const session = new Snmp(address, access, options)
      snmp = session
      const system = await readSystem(session)
      const read = await turns(() => readDevice(session.startOver(), address, system))
      return { is: 'read', credentialId, itemType: itemTypeOf(read.type), read, key: keyOf(read) }
    } catch (error) {
      if (!(error instanceof SnmpError)) throw error
      // Somebody is there and does not let us in: the next credential may.
      if (error.fault !== 'timeout') refused = { is: 'error', credentialId, fault: error.fault, detail: error.message }
    } finally {
      snmp?.close()
    }
  }
  return refused
}

/** What tells that two addresses are one device; a device that tells nothing is known by its address only. */
function keyOf({ content, name }: Read): string {
  const device = content.network_device as { serial?: string; mac?: string; ips?: string[]; manufacturer?: string }
  if (device.serial !== undefined) return `serial ${device.manufacturer} ${device.serial}`
  return device.mac === undefined ? `address ${device.ips?.[0]}` : `mac ${device.mac} ${name}`
}
