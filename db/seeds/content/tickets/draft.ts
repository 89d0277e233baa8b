import { copierNear } from '../fleet/infrastructure.ts'
import type { Random } from '../random.ts'
import { say, type Vars } from '../template.ts'
import type { AssetSeed, Channel, Key, UserSeed } from '../types.ts'
import { type Case, casesIn } from './cases.ts'
import { type DeskContext, type HeldSort, wasInService } from './desk-context.ts'
import type { Scenario } from './scenario.ts'
import type { Step } from './talk.ts'
import { chooseTalk, courtesy } from './talk.ts'
import { prose, serviceId, ticketVars, vehicleName } from './vars.ts'

/** A ticket before its life is told: who asks for what, when, about which thing. */
export interface Draft {
  scenario: Scenario
  at: number
  requester: UserSeed
  observers: Key[]
  vars: Vars
  title: string
  body: string
  talk: readonly Step[]
  solutions: readonly string[]
  assets: AssetSeed[]
  location: Key
  entity: Key
  channel: Channel
  /** Set where the date is known beforehand (arrivals, departures, general failures). */
  solvedAt: number | null
}

interface Linked {
  assets: AssetSeed[]
  vars: Record<string, string | undefined>
  location: Key | null
}

const HELD: readonly string[] = ['computer', 'monitor', 'dock', 'deskPhone', 'mobile']

/** The thing that the ticket is about and what it adds to the variables; undefined when the person has none. */
function linkOf(
  scenario: Scenario,
  told: Case,
  user: UserSeed,
  at: number,
  context: DeskContext,
  random: Random,
): Linked | undefined {
  const { link } = scenario
  if (link === undefined) return { assets: [], vars: {}, location: null }
  if (HELD.includes(link)) {
    const asset = context.heldBy(user, link as HeldSort, at)
    return asset && { assets: [asset], vars: {}, location: null }
  }
  const among = (list: readonly AssetSeed[]) => {
    const there = list.filter((one) => wasInService(one, at))
    return there.length === 0 ? undefined : random.pick(there)
  }
  if (link === 'copier') {
    const asset = copierNear(context.copiers, user.location)
    return asset && wasInService(asset, at) ? { assets: [asset], vars: {}, location: asset.location } : undefined
  }
  if (link === 'server') {
    const asset = among(context.servers)
    return asset && { assets: [asset], vars: { serveur: asset.name }, location: asset.location }
  }
  if (link === 'switch') {
    const asset = among(context.network)
    return asset && { assets: [asset], vars: { commutateur: asset.name }, location: asset.location }
  }
  if (link === 'vehicle') {
    const asset = among(context.vehicles.filter((one) => one.entity === user.entity))
    return asset && { assets: [asset], vars: { vehicule: vehicleName(asset) }, location: asset.location }
  }
  // A projector has other troubles than a video-conference bar.
  const isProjector = (one: AssetSeed) => one.name.startsWith('Vidéoprojecteur')
  const devices = context.roomDevices.filter((one) => one.entity === user.entity)
  const asset = among(devices.filter((one) => isProjector(one) === (told.name === 'projecteur')))
  return asset && { assets: [asset], vars: {}, location: asset.location }
}

/** Names of a meeting room at the person's site, the linked one first. */
function roomVars(linked: Linked, user: UserSeed, context: DeskContext, random: Random): Record<string, string> {
  const rooms = context.roomDevices.filter((one) => one.entity === user.entity)
  const place = context.placeOf(
    linked.assets[0]?.name.includes('Salle') ? linked.assets[0].location : random.pick(rooms).location,
  )
  return { salle: place.name, salleMin: place.name.charAt(0).toLowerCase() + place.name.slice(1) }
}

const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['portal', 0.56],
  ['mail', 0.2],
  ['phone', 0.19],
  ['visit', 0.05],
]

function channelOf(scenario: Scenario, random: Random): Channel {
  if (scenario.opener === 'monitoring') return 'api'
  if (scenario.opener === 'technician') return 'desk'
  if (scenario.opener === 'rh') return 'portal'
  return random.weighted(CHANNELS, ([, weight]) => weight)[0]
}

function observersOf(user: UserSeed, at: number, context: DeskContext, random: Random): Key[] {
  const manager = user.manager === null ? undefined : context.userOf(user.manager)
  const observers: Key[] = []
  if (manager !== undefined && context.isThere(manager, at) && random.chance(0.1)) observers.push(manager.key)
  if (random.chance(0.06)) {
    const near = context.users.filter((one) => one.unit === user.unit && one !== user && context.isThere(one, at))
    if (near.length > 0) observers.push(random.pick(near).key)
  }
  return [...new Set(observers)]
}

/** A ticket of this scenario by this person, or undefined when it would make no sense for him or her. */
export function draftOf(
  scenario: Scenario,
  user: UserSeed,
  at: number,
  context: DeskContext,
  random: Random,
  extra: Record<string, string | undefined> = {},
): Draft | undefined {
  if (scenario.where !== undefined && !scenario.where.test(serviceId(user))) return undefined
  const cases = casesIn(scenario, new Date(at).getUTCMonth() + 1)
  if (cases.length === 0) return undefined
  const told = random.weighted(cases, (one) => one.weight)
  const linked = linkOf(scenario, told, user, at, context, random)
  if (linked === undefined) return undefined
  const known = {
    ...ticketVars(scenario, user, at, context, random),
    ...roomVars(linked, user, context, random),
    ...linked.vars,
    ...extra,
  }
  const vars = Object.fromEntries(
    Object.entries(known).map(([name, value]) => [name, value === undefined ? undefined : prose(value)]),
  )
  const said = chooseTalk(told.talks, vars, random)
  const title = say(told.titles, vars, random)
  const body = say(told.bodies, vars, random)
  if (title === undefined || body === undefined) return undefined
  return {
    scenario,
    at,
    requester: user,
    observers: scenario.opener === undefined ? observersOf(user, at, context, random) : [],
    vars,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    body: body.charAt(0).toUpperCase() + body.slice(1),
    talk: said.length > 0 || scenario.opener !== undefined ? said : courtesy(scenario, vars, random),
    solutions: told.solutions,
    assets: linked.assets,
    location: linked.location ?? user.location,
    entity: user.entity,
    channel: channelOf(scenario, random),
    solvedAt: null,
  }
}
