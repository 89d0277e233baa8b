/**
 * Rows of the large seed, meant for COPY: things name each other by index (0, 1, 2…), which the writer adds to the first id
 * it has reserved for that table. Instants are milliseconds since 1970 (numbers are cheaper than texts by the million).
 */
import type { Channel, EntryType, PartSeed, Phase, TicketStatus, TicketType } from '../types.ts'

export interface LargeEntity {
  name: string
  code: string
  parent: number | null
}

export interface LargeLocation {
  name: string
  code: string
  parent: number | null
  entity: number
}

export interface LargeGroup {
  name: string
  code: string
  entity: number
  canBeAssigned: boolean
}

export interface LargeUser {
  login: string
  firstName: string
  lastName: string
  name: string
  email: string
  phone: string
  jobTitle: string
  entity: number
  location: number
  group: number
  manager: number | null
  /** The first `technicians` users work at the desk. */
  isTechnician: boolean
  isActive: boolean
}

export interface LargeSoftware {
  name: string
  publisher: string
  category: string
  /** Index of its first version in the list of all versions, and how many it has. */
  firstVersion: number
  versions: number
}

export interface LargeVersion {
  software: number
  version: string
}

export interface LargeComputer {
  name: string
  chassis: 'laptop' | 'desktop' | 'server' | 'virtual'
  entity: number
  location: number
  user: number | null
  state: Phase
  manufacturer: string
  model: string
  serial: string
  inventoryNumber: string
  uuid: string
  contact: string | null
  osName: string
  osVersion: string
  createdAt: number
  lastInventoryAt: number
}

export interface LargeInstall {
  computer: number
  version: number
  /** Days since 1970-01-01. */
  installDay: number
}

export interface LargeEntry {
  type: EntryType
  isPrivate: boolean
  author: number
  at: number
  text: string
  state: 'proposed' | 'accepted' | null
}

export interface LargeTicket {
  type: TicketType
  title: string
  description: string
  status: TicketStatus
  urgency: number
  impact: number
  priority: number
  /** Id of the category in `categories()` of the demo: `category:reseau-vpn`. */
  category: string
  entity: number
  location: number
  channel: Channel
  requester: number
  technician: number | null
  group: number
  computer: number | null
  openedAt: number
  takenAt: number | null
  solvedAt: number | null
  closedAt: number | null
  pendingSince: number | null
  updatedAt: number
  entries: LargeEntry[]
}

export type LargePart = PartSeed
