import type { ItemType, NeutralInventory } from '../neutral.ts'

export type Form = 'xml' | 'json'

export interface Sender {
  deviceId: string
  /** GLPI-Agent-ID: stable across renames. */
  agentId: string | null
  agent: { name: string; version: string; userAgent: string | null }
}

/** A machine seen by network discovery. */
export interface Discovered {
  address: string | null
  mac: string | null
  name: string | null
  itemType: ItemType
  serial: string | null
  manufacturer: string | null
  model: string | null
  description: string | null
}

export interface NotifiedInterface {
  mac: string
  address: string
  mask: string
  gateway: string | null
  subnet: string | null
}

/** What a message asks or says. `form` is the form the answer must have. */
export type Message = { form: Form; sender: Sender } & (
  | { kind: 'prolog' }
  | { kind: 'contact'; tag: string | null; enabledTasks: string[]; installedTasks: string[]; httpPort: number | null }
  | { kind: 'inventory'; neutral: NeutralInventory }
  | { kind: 'notify'; name: string | null; interfaces: NotifiedInterface[] }
  | { kind: 'download'; packageId: string | null; result: string | null }
  | { kind: 'update'; platform: string | null; version: string | null }
  | { kind: 'snmp'; devices: number }
  | { kind: 'netdiscovery'; jobId: string | null; devices: Discovered[] }
  | { kind: 'netinventory'; jobId: string | null; devices: NeutralInventory[]; errors: string[] }
  | { kind: 'getParams'; paramsId: string | null; use: string | null }
)

export type MessageKind = Message['kind']
