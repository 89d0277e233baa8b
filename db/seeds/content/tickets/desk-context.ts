import { groupKey, teamKey } from '../agency/people.ts'
import { type Random, randomOf } from '../random.ts'
import type { Agency, AssetSeed, Fleet, Key, LocationSeed, UserSeed } from '../types.ts'

/** Years of tickets. */
export const YEARS = 2

/** The agency and its things, as the makers of tickets look at them: who was there, who held what, at a given time. */
export interface DeskContext {
  now: number
  from: number
  seed: number
  users: readonly UserSeed[]
  userOf(key: Key): UserSeed
  /** People who worked there at that instant. */
  isThere(user: UserSeed, at: number): boolean
  membersOf(team: string): readonly UserSeed[]
  headOf(service: string): UserSeed | undefined
  isHead(user: UserSeed): boolean
  correspondentOf(entity: Key): UserSeed | undefined
  serviceNameOf(user: UserSeed): string
  serviceCodeOf(user: UserSeed): string
  mailboxOf(user: UserSeed): string
  placeOf(key: Key): LocationSeed
  /** The thing of that sort that this person held at that instant. */
  heldBy(user: UserSeed, sort: HeldSort, at: number): AssetSeed | undefined
  servers: readonly AssetSeed[]
  network: readonly AssetSeed[]
  copiers: readonly AssetSeed[]
  roomDevices: readonly AssetSeed[]
  vehicles: readonly AssetSeed[]
}

export type HeldSort = 'computer' | 'monitor' | 'dock' | 'deskPhone' | 'mobile'

function sortOf(asset: AssetSeed): HeldSort | undefined {
  if (asset.type === 'computer') return 'computer'
  if (asset.type === 'monitor') return 'monitor'
  if (asset.type === 'phone') return asset.fields.kind === 'desk' ? 'deskPhone' : 'mobile'
  return asset.type === 'peripheral' && /accueil|Dock/.test(asset.model) ? 'dock' : undefined
}

interface Held {
  asset: AssetSeed
  from: number
  to: number
}

/** Who held what and when, from the life of each asset. */
function holdings(assets: readonly AssetSeed[]): Map<string, Held[]> {
  const map = new Map<string, Held[]>()
  for (const asset of assets) {
    const sort = sortOf(asset)
    if (sort === undefined) continue
    asset.life.forEach((step, n) => {
      if (step.user === null) return
      const next = asset.life[n + 1]
      const held = {
        asset,
        from: Date.parse(step.at),
        to: next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.at),
      }
      const key = `${step.user} ${sort}`
      map.set(key, [...(map.get(key) ?? []), held])
    })
  }
  return map
}

/** Was it in service then? Linking a ticket to a machine that was bought later would give the game away. */
export function wasInService(asset: AssetSeed, at: number): boolean {
  const first = asset.life.find((step) => step.state === 'in_use')
  return first !== undefined && Date.parse(first.at) < at
}

export function deskContext(agency: Agency, fleet: Fleet, now: number, seed: number): DeskContext {
  const users = new Map(agency.users.map((user) => [user.key, user]))
  const groups = new Map(agency.groups.map((group) => [group.key, group]))
  const places = new Map(agency.locations.map((place) => [place.key, place]))
  const held = holdings(fleet.assets)
  const from = new Date(now)
  from.setUTCFullYear(from.getUTCFullYear() - YEARS)
  const heads = new Map<string, UserSeed>()
  for (const group of agency.groups) {
    const head = group.members.find((member) => member.isManager)
    if (head !== undefined) heads.set(group.key, users.get(head.user) as UserSeed)
  }
  const servers = fleet.assets.filter((asset) => asset.type === 'computer' && /^(SRV|ESX|SAV)-/.test(asset.name))
  return {
    now,
    from: from.getTime(),
    seed,
    users: agency.users,
    userOf: (key) => users.get(key) as UserSeed,
    isThere: (user, at) => Date.parse(user.hiredOn) <= at && (user.leftOn === null || Date.parse(user.leftOn) > at),
    membersOf: (team) => (groups.get(teamKey(team))?.members ?? []).map((member) => users.get(member.user) as UserSeed),
    headOf: (service) => heads.get(groupKey(service)),
    isHead: (user) => heads.get(user.unit) === user,
    correspondentOf: (entity) =>
      agency.users.find((user) => user.entity === entity && /^Correspond/.test(user.jobTitle)),
    serviceNameOf: (user) => (groups.get(user.unit)?.name ?? '').replace(/^.* – /, ''),
    serviceCodeOf: (user) => groups.get(user.unit)?.code ?? '',
    mailboxOf: (user) => groups.get(user.unit)?.email ?? '',
    placeOf: (key) => places.get(key) as LocationSeed,
    heldBy: (user, sort, at) => held.get(`${user.key} ${sort}`)?.find((one) => one.from < at && at < one.to)?.asset,
    servers,
    network: fleet.assets.filter((asset) => asset.type === 'network-equipment' && /^(SW|COEUR|PF)-/.test(asset.name)),
    copiers: fleet.assets.filter((asset) => asset.name.startsWith('COP-')),
    roomDevices: fleet.assets.filter((asset) => asset.type === 'peripheral' && asset.name.includes(' – Salle')),
    vehicles: fleet.assets.filter((asset) => asset.type === 'vehicle'),
  }
}

export function randomForTicket(context: DeskContext, label: string, n: number): Random {
  return randomOf(context.seed, 'ticket', label, n)
}
