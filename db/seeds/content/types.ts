/**
 * What the content generators hand to the writers, in the words of the house. No ids: things name each other by keys such
 * as `entity:nice`, `user:00123`, `asset:00417`, which the writer turns into ids.
 * Instants are ISO 8601 in UTC, days are `YYYY-MM-DD`, money is in euros as decimal text, sizes in mebibytes.
 */
import type { PartSection } from '../../../src/shared/assets/parts.ts'
import type { AssetTypeName } from '../../../src/shared/assets/types/index.ts'
import type { ReportedType, TicketStatus } from '../../../src/shared/tickets/ticket.lifecycle.ts'

export type { ReportedType, TicketStatus }
export type Key = string
export type Instant = string
export type Day = string

export interface EntitySeed {
  key: Key
  name: string
  code: string
  parent: Key | null
  inventoryTag: string
  comment: string
}

export type LocationSort =
  | 'site'
  | 'building'
  | 'floor'
  | 'office'
  | 'meeting'
  | 'stock'
  | 'server'
  | 'reception'
  | 'workshop'
  | 'training'
  | 'archive'
  | 'garage'

export interface LocationSeed {
  key: Key
  name: string
  code: string
  sort: LocationSort
  parent: Key | null
  entity: Key
  address: string | null
  point: readonly [latitude: number, longitude: number] | null
}

export interface GroupSeed {
  key: Key
  name: string
  code: string
  entity: Key
  email: string
  canBeAssigned: boolean
  comment: string
  members: { user: Key; isManager: boolean }[]
}

/** What a person does in Cigale; the writer chooses the profile of that name and grants it over `reach`. */
export type Role =
  | 'self-service'
  | 'technician'
  | 'supervisor'
  | 'asset-manager'
  | 'logistics'
  | 'buyer'
  | 'auditor'
  | 'functional-administrator'
  | 'administrator'

export interface UserSeed {
  key: Key
  login: string
  civility: 'Mme' | 'M.'
  firstName: string
  lastName: string
  name: string
  email: string
  phone: string
  mobile: string | null
  jobTitle: string
  entity: Key
  location: Key
  /** The group of the service where this person works. */
  unit: Key
  manager: Key | null
  role: Role
  /** Entity over which the role is granted, sub-entities included. */
  reach: Key
  hiredOn: Day
  leftOn: Day | null
  isActive: boolean
}

export interface SupplierSeed {
  key: Key
  name: string
  comment: string
  email: string
  phone: string
}

/** Phases as in `asset_state.phase`. */
export type Phase = 'ordered' | 'in_stock' | 'in_use' | 'in_repair' | 'on_loan' | 'lost' | 'retired'

export interface StateSeed {
  code: Phase
  name: string
  phase: Phase
}

/** The shipped types, and `vehicle`, which a service makes for itself. */
export type AssetType = AssetTypeName | 'vehicle'

export interface PurchaseSeed {
  supplier: Key
  orderNumber: string
  orderedOn: Day
  deliveredOn: Day
  inServiceOn: Day | null
  warrantyMonths: number
  price: string
}

/** One step of the life of an asset, oldest first; the last step is what the asset shows now. */
export interface LifeStepSeed {
  at: Instant
  state: Phase
  user: Key | null
  location: Key
  comment: string
}

export type PartValue = string | number | boolean | null

/** A part of an asset, as a row of `asset_part`: section and data follow the neutral inventory. */
export interface PartSeed {
  section: PartSection
  key: string
  title: string
  data: Record<string, unknown>
}

export interface InstallSeed {
  software: Key
  version: string
  installedOn: Day
}

export interface AssetSeed {
  key: Key
  type: AssetType
  name: string
  entity: Key
  state: Phase
  location: Key
  user: Key | null
  /** The service that uses it, where no single person does. */
  group: Key | null
  technician: Key | null
  supportGroup: Key
  manufacturer: string
  model: string
  serial: string
  inventoryNumber: string | null
  uuid: string | null
  /** Login last seen by the agent. */
  contact: string | null
  osName: string | null
  osVersion: string | null
  comment: string | null
  source: 'agent' | 'manual'
  lastInventoryAt: Instant | null
  /** Values of the fields that only this type has, as in `asset.custom`; those of vehicles are plate, energy, seats, odometerKm. */
  fields: Record<string, PartValue>
  purchase: PurchaseSeed | null
  life: LifeStepSeed[]
  parts: PartSeed[]
  installs: InstallSeed[]
  /** The asset that this one is plugged into, or runs on. */
  connectedTo: Key | null
}

export interface SoftwareSeed {
  key: Key
  name: string
  publisher: string
  category: string
  /** Oldest first. */
  versions: string[]
}

export interface CategorySeed {
  key: Key
  name: string
  code: string
  parent: Key | null
  forIncident: boolean
  forRequest: boolean
  inPortal: boolean
  group: Key
}

export type Channel = 'portal' | 'mail' | 'phone' | 'desk' | 'visit' | 'api'
export type EntryType = 'reply' | 'note' | 'task' | 'solution'

export interface EntrySeed {
  type: EntryType
  author: Key
  at: Instant
  /** Plain text; an empty line parts paragraphs. */
  text: string
  isPrivate: boolean
  /** task: todo or done; solution: proposed, accepted or refused; else null. */
  state: 'todo' | 'done' | 'proposed' | 'accepted' | 'refused' | null
  /** Who does the task. */
  assignee: Key | null
  plannedAt: Instant | null
  durationMinutes: number | null
}

export interface TicketSeed {
  key: Key
  type: ReportedType
  title: string
  /** Plain text; an empty line parts paragraphs. */
  description: string
  category: Key
  entity: Key
  location: Key
  channel: Channel
  urgency: number
  impact: number
  /** From urgency and impact, by the table of the house. */
  priority: number
  status: TicketStatus
  /** Who wrote it down: the requester, or a technician on the phone. */
  author: Key
  requesters: Key[]
  observers: Key[]
  assignedUsers: Key[]
  assignedGroups: Key[]
  assets: Key[]
  openedAt: Instant
  takenAt: Instant | null
  solvedAt: Instant | null
  closedAt: Instant | null
  pendingSince: Instant | null
  /** Time spent waiting for somebody, in working seconds. */
  waitingSeconds: number
  updatedAt: Instant
  entries: EntrySeed[]
  /** Scenario that made it: for tests and for a reader who wonders. */
  scenario: string
  satisfaction: { score: number; comment: string | null; at: Instant } | null
}

export interface Agency {
  entities: EntitySeed[]
  locations: LocationSeed[]
  groups: GroupSeed[]
  users: UserSeed[]
}

export interface Fleet {
  suppliers: SupplierSeed[]
  states: StateSeed[]
  software: SoftwareSeed[]
  assets: AssetSeed[]
}

export interface Desk {
  categories: CategorySeed[]
  tickets: TicketSeed[]
}

export interface DemoContent extends Agency, Fleet, Desk {}

/** `now` fixes all dates; `seed` (1 by default) gives another agency of the same size. */
export interface ContentOptions {
  now: Date
  seed?: number
}
