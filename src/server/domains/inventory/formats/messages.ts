import type { NeutralInventory } from '../neutral.ts'
import type { Told } from './network-query.ts'

export type Form = 'xml' | 'json'

export interface Sender {
  deviceId: string
  /** GLPI-Agent-ID: stable across renames. */
  agentId: string | null
  agent: { name: string; version: string; userAgent: string | null }
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
  | { kind: 'netdiscovery'; jobId: string | null; devices: Told[] }
  | { kind: 'netinventory'; jobId: string | null; devices: Told[]; errors: string[] }
  | { kind: 'getParams'; paramsId: string | null; use: string | null }
)

export type MessageKind = Message['kind']
