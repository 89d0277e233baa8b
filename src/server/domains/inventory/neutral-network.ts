import type { ItemType, Part } from './neutral.ts'

/** What network devices tell beyond machines: printers' supplies and counters, modules, and who is behind which port. */

/** Another device that named itself at the other end of a port. */
export interface PortNeighbour {
  via: 'lldp' | 'cdp'
  name: string | null
  /** Its port, in its own words. */
  port: string | null
  mac: string | null
  address: string | null
  description: string | null
}

export interface PortVlan {
  id: number
  name: string | null
  isTagged: boolean
}

/** Of ports of network equipment only; absent = not said. */
export interface PortSights {
  neighbours?: PortNeighbour[]
  /** Addresses learnt on the port, at most `mostMacs`. */
  macs?: string[]
  vlans?: PortVlan[]
}

/** What a port counts and how it speaks; absent = not said. */
export interface PortCounters {
  duplex?: 'full' | 'half'
  /** Carries several VLANs. */
  isTrunk?: boolean
  /** Since the device was started, in whole megabytes. */
  inMb?: number
  outMb?: number
  inErrors?: number
  outErrors?: number
}

/** A port with more addresses than this leads to another switch: the first ones are kept, to be looked up. */
export const mostMacs = 100

export const supplyKinds = [
  'toner',
  'ink',
  'drum',
  'developer',
  'waste',
  'fuser',
  'transfer',
  'maintenance',
  'staples',
  'paper',
  'battery',
  'other',
] as const
export type SupplyKind = (typeof supplyKinds)[number]

export interface SupplyPart extends Part {
  kind: SupplyKind
  /** black, cyan, magenta, yellow, as the device names it. */
  color: string | null
  /** Percent left (of a waste box: percent of free room); null = not measured. */
  level: number | null
  /** Where only words are told. */
  state: 'ok' | 'low' | 'empty' | null
  /** Pages that remain, of devices that count so. */
  pages: number | null
  /** Of batteries: how long they carry what hangs on them, and how much of what they can carry that is, in percent. */
  minutes?: number
  load?: number
}

/** A piece of a chassis or stack. */
export interface ModulePart extends Part {
  kind: string | null
  manufacturer: string | null
  model: string | null
  serial: string | null
  description: string | null
}

export interface PageCounters {
  pageCounter: number | null
  monoCounter: number | null
  colorCounter: number | null
  copyCounter: number | null
  scanCounter: number | null
  faxCounter: number | null
}

/** Plain facts of a device seen over the network. */
export interface DeviceFacts {
  address: string | null
  mac: string | null
  firmware: string | null
  cpu: string | null
  counters: PageCounters
}

/** Seen on the network without a word of its own: says that something is there, nothing of what it is. */
export const isSighting = ({ itemType, isPartial }: { itemType: ItemType; isPartial: boolean }): boolean =>
  itemType === 'Unmanaged' && isPartial
