import { locationKey } from '../agency/organisation.ts'
import { groupKey, teamKey } from '../agency/people.ts'
import { SITES, type Site } from '../agency/sites.ts'
import { type Random, randomOf } from '../random.ts'
import type { Agency, AssetSeed, AssetType, LifeStepSeed, Phase, UserSeed } from '../types.ts'
import type { Books } from './parts.ts'
import { AddressBook, MacBook } from './serials.ts'

/** What the makers of the fleet share: the agency, the books of addresses already given, and the next keys. */
export interface FleetContext {
  now: number
  seed: number
  agency: Agency
  /** The 600, in order. */
  staff: readonly UserSeed[]
  leavers: readonly UserSeed[]
  books: Books
  nextKey(): string
  /** `24-PC-0417`: year of delivery, letters of the type, running number of the year. */
  nextInventoryNumber(letters: string, deliveredAt: number): string
}

export function fleetContext(agency: Agency, now: number, seed: number): FleetContext {
  let keys = 0
  const numbers = new Map<string, number>()
  return {
    now,
    seed,
    agency,
    staff: agency.users.filter((user) => user.isActive),
    leavers: agency.users.filter((user) => !user.isActive),
    books: { macs: new MacBook(), addresses: new AddressBook() },
    nextKey() {
      keys++
      return `asset:${String(keys).padStart(5, '0')}`
    },
    nextInventoryNumber(letters, deliveredAt) {
      const start = `${String(new Date(deliveredAt).getUTCFullYear()).slice(2)}-${letters}`
      const n = (numbers.get(start) ?? 0) + 1
      numbers.set(start, n)
      return `${start}-${String(n).padStart(4, '0')}`
    },
  }
}

export function randomFor(context: FleetContext, label: string): Random {
  return randomOf(context.seed, 'fleet', label)
}

/** Site of an entity key, or of any key of a place below it. */
export function siteOfEntity(entity: string): Site {
  const id = entity.replace(/^entity:/, '')
  return SITES.find((site) => site.id === id) ?? (SITES[0] as Site)
}

export function groundFloorOf(site: Site): string {
  const last = site.buildings[site.buildings.length - 1] as Site['buildings'][number]
  return `${site.code}-${last.code}-0`
}

/** Where spare machines wait: the store of the head office, the small reserve of a site. */
export function storeOf(site: Site): string {
  return locationKey(`${groundFloorOf(site)}-STK`)
}

export function serverRoomOf(site: Site, second = false): string {
  return locationKey(`${groundFloorOf(site)}-${second && site.id === 'marseille' ? 'SR2' : 'SRV'}`)
}

export function workshop(): string {
  return locationKey(`${groundFloorOf(SITES[0] as Site)}-ATL`)
}

/** Key of the floor that holds an office: `location:mrs-a-2-214` → `mrs-a-2`. */
export function floorCode(location: string): string {
  return location
    .replace(/^location:/, '')
    .split('-')
    .slice(0, 3)
    .join('-')
}

export const SUPPORT = teamKey('support')
export const NETWORK_TEAM = teamKey('reseau')
export const PRODUCTION = teamKey('production')
export const LOGISTICS = teamKey('logistique')
export const TRAINING_GROUP = groupKey('dsi-support')

export function lifeStep(
  at: number,
  state: Phase,
  user: string | null,
  location: string,
  comment: string,
): LifeStepSeed {
  return { at: new Date(at).toISOString(), state, user, location, comment }
}

/** An asset with nothing in it yet, so that each maker only states what it knows. */
export function blankAsset(key: string, type: AssetType, name: string): AssetSeed {
  return {
    key,
    type,
    name,
    entity: 'entity:marseille',
    state: 'in_use',
    location: storeOf(SITES[0] as Site),
    user: null,
    group: null,
    technician: null,
    supportGroup: SUPPORT,
    manufacturer: '',
    model: '',
    serial: '',
    inventoryNumber: null,
    uuid: null,
    contact: null,
    osName: null,
    osVersion: null,
    comment: null,
    source: 'manual',
    lastInventoryAt: null,
    fields: {},
    purchase: null,
    life: [],
    parts: [],
    installs: [],
    connectedTo: null,
  }
}
