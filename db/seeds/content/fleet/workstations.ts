import { DOMAIN } from '../agency/sites.ts'
import { DAY, fromLocal, HOUR, isWorkday, MINUTE, previousWorkday, toLocal } from '../calendar.ts'
import { type Random, uuidFrom } from '../random.ts'
import type { AssetSeed, LifeStepSeed, Phase, UserSeed } from '../types.ts'
import { blankAsset, type FleetContext, lifeStep, randomFor, siteOfEntity, storeOf, workshop } from './context.ts'
import { installsOf, serviceOf, setsOfService } from './installs.ts'
import { type ComputerModel, DESKTOPS, LAPTOPS, modelsOf, WORKSTATIONS } from './models-computers.ts'
import { type Order, orderSeries, purchaseOf, workdayNoon } from './orders.ts'
import { machineParts, type OperatingSystem, WINDOWS } from './parts.ts'
import { serialOf } from './serials.ts'

/** 700 computers: 636 of people, rooms and stock (here) and 64 of the server rooms. */
export const PERSONAL = 578
export const IN_REPAIR = 6
export const ON_LOAN = 8
export const SPARE = 18
export const RETIRED = 22
export const POOL = 10

const WARRANTY_MONTHS = 48
/** How much each six-monthly order weighs, oldest first: renewal comes in waves. */
const WAVES = [3, 5, 9, 5, 12, 5, 13, 6, 14, 7, 8]

type Use =
  | { sort: 'personal'; user: UserSeed; repair: boolean }
  | { sort: 'loan'; user: UserSeed }
  | { sort: 'pool'; location: string; name: string }
  | { sort: 'spare' | 'retired' }

interface Plan {
  use: Use
  order: Order
  model: ComputerModel
}

const DESK_JOBS = /accueil|courrier|reprographie|Comptable|paie|Archiviste|administrati(f|ve)$/
const POWER_JOBS = /Graphiste|Géomatic|Développeu|Statisticien|Webmestre|décisionnel/

/** Those who share a desk or drive: no machine of their own. The newest wait for theirs. */
function holders(context: FleetContext, random: Random): { with: UserSeed[]; without: UserSeed[] } {
  const shared = context.staff.filter((user) => /Agente? (logistique|d'accueil|du courrier)/.test(user.jobTitle))
  const spare = context.staff.length - PERSONAL
  const without = new Set(random.sample(shared, Math.min(shared.length, spare - 4)))
  const others = context.staff.filter((user) => user.role === 'self-service' && !without.has(user))
  for (const user of random.sample(others, spare - without.size)) without.add(user)
  return { with: context.staff.filter((user) => !without.has(user)), without: [...without] }
}

function uses(context: FleetContext, random: Random): Use[] {
  const people = holders(context, random)
  const broken = new Set(
    random.sample(
      people.with.filter((user) => user.role === 'self-service'),
      IN_REPAIR,
    ),
  )
  const personal = people.with.map((user): Use => ({ sort: 'personal', user, repair: broken.has(user) }))
  const borrowers = [...[...broken].slice(0, 4), ...random.sample(people.without, ON_LOAN - 4)]
  const rooms = context.agency.locations.filter((place) => place.sort === 'meeting' || place.sort === 'training')
  const training = rooms.filter((place) => place.sort === 'training')
  const meeting = random.sample(
    rooms.filter((place) => place.sort === 'meeting'),
    POOL - 6,
  )
  const pool = [...Array.from({ length: 6 }, () => training[0] as (typeof rooms)[number]), ...meeting]
  return [
    ...personal,
    ...borrowers.map((user): Use => ({ sort: 'loan', user })),
    ...pool.map((place): Use => ({ sort: 'pool', location: place.key, name: place.name })),
    ...Array.from({ length: SPARE }, (): Use => ({ sort: 'spare' })),
    ...Array.from({ length: RETIRED }, (): Use => ({ sort: 'retired' })),
  ]
}

function modelFor(use: Use, year: number, random: Random): ComputerModel {
  if (use.sort === 'personal') {
    const { jobTitle } = use.user
    if (POWER_JOBS.test(jobTitle) && year >= 2022) return random.pick(WORKSTATIONS)
    if (DESK_JOBS.test(jobTitle) && random.chance(0.62)) return random.pick(modelsOf(DESKTOPS, year))
  }
  if (use.sort === 'retired' && random.chance(0.4)) return random.pick(modelsOf(DESKTOPS, year))
  if (use.sort === 'pool' && use.name === 'Salle de formation') return random.pick(modelsOf(DESKTOPS, year))
  return random.pick(modelsOf(LAPTOPS, year))
}

function plans(context: FleetContext, random: Random): Plan[] {
  const orders = orderSeries('sudinfo', 65, 6, context.now, random)
  const weights = new Map(orders.map((order, n) => [order, WAVES[n] ?? 5]))
  const recent = orders.slice(-2)
  const old = orders.slice(0, 3)
  const list = uses(context, random).map((use): Plan => {
    const from =
      use.sort === 'spare' ? (random.chance(0.55) ? recent : orders.slice(3)) : use.sort === 'retired' ? old : orders
    const order = random.weighted(from, (one) => weights.get(one) ?? 5)
    const model = modelFor(use, new Date(order.orderedAt).getUTCFullYear(), random)
    return { use, order, model }
  })
  return list.sort((a, b) => a.order.deliveredAt - b.order.deliveredAt)
}

/** Last sign of life: this morning or the last workday for most, some weeks for those on leave, months for the lost. */
export function lastContact(now: number, random: Random): number {
  const chance = random.next()
  const local = toLocal(now)
  const lastDay = isWorkday(local.day) && local.minute > 9 * 60 ? local.day : previousWorkday(local.day)
  const daysBack =
    chance < 0.7 ? 0 : chance < 0.9 ? random.int(1, 4) : chance < 0.975 ? random.int(5, 25) : random.int(30, 110)
  let day = lastDay
  for (let n = 0; n < daysBack; n++) day = previousWorkday(day)
  const at = fromLocal(day, random.int(8 * 60, 18 * 60)) + random.int(0, 59_999)
  return at < now ? at : fromLocal(day, 8 * 60) - random.int(0, 40) * MINUTE
}

function systemFor(order: Order, now: number, random: Random): OperatingSystem {
  const years = (now - order.deliveredAt) / (365 * DAY)
  if (years > 4 && random.chance(0.14)) return WINDOWS.w10
  return random.weighted([WINDOWS.w11old, WINDOWS.w11, WINDOWS.w11new], (one) =>
    one === WINDOWS.w11 ? 60 : one === WINDOWS.w11new ? 26 : 14,
  )
}

interface Life {
  steps: LifeStepSeed[]
  state: Phase
  location: string
  inServiceAt: number | null
}

/** Story of a machine that ends with its holder; a long time in stock means that somebody had it before. */
function lifeWithHolder(plan: Plan, user: UserSeed, context: FleetContext, random: Random): Life {
  const store = storeOf(siteOfEntity('entity:marseille'))
  const { deliveredAt, number } = plan.order
  const steps = [lifeStep(deliveredAt, 'in_stock', null, store, `Réception de la commande ${number}`)]
  const ready = workdayNoon(deliveredAt + random.int(4, 35) * DAY)
  const hired = workdayNoon(Date.parse(user.hiredOn) - random.int(0, 3) * DAY)
  const latest = context.now - 3 * HOUR
  const start = Math.min(Math.max(ready, hired), latest)
  let inServiceAt = start
  if (start - ready > 80 * DAY) {
    const before = context.leavers.find(
      (one) => Date.parse(one.hiredOn) < ready && Math.abs(Date.parse(one.leftOn ?? '') - start) < 90 * DAY,
    )
    const back = workdayNoon(
      Math.min(start - 5 * DAY, before?.leftOn ? Date.parse(before.leftOn) : start - random.int(8, 60) * DAY),
    )
    inServiceAt = ready
    const where = before?.location ?? user.location
    steps.push(
      lifeStep(
        ready,
        'in_use',
        before?.key ?? null,
        where,
        before ? `Remise à ${before.name}` : 'Affectation au service',
      ),
    )
    if (back > ready)
      steps.push(lifeStep(back, 'in_stock', null, store, "Restitution au départ de l'agent, réinstallation"))
  }
  if (plan.use.sort === 'loan') {
    const lent = workdayNoon(context.now - random.int(2, 21) * DAY)
    const at = Math.min(Math.max(lent, hired), latest)
    return {
      steps: [...steps.slice(0, 1), lifeStep(at, 'on_loan', user.key, user.location, `Prêt à ${user.name}`)],
      state: 'on_loan',
      location: user.location,
      inServiceAt: at,
    }
  }
  steps.push(lifeStep(start, 'in_use', user.key, user.location, `Remise à ${user.name}`))
  if (plan.use.sort === 'personal' && plan.use.repair) {
    const at = Math.min(Math.max(workdayNoon(context.now - random.int(2, 16) * DAY), start + DAY), latest)
    steps.push(
      lifeStep(at, 'in_repair', user.key, workshop(), "Entrée à l'atelier, dossier ouvert chez le constructeur"),
    )
    return { steps, state: 'in_repair', location: workshop(), inServiceAt }
  }
  return { steps, state: 'in_use', location: user.location, inServiceAt }
}

function lifeWithoutHolder(plan: Plan, context: FleetContext, random: Random): Life {
  const store = storeOf(siteOfEntity('entity:marseille'))
  const { deliveredAt, number } = plan.order
  const steps = [lifeStep(deliveredAt, 'in_stock', null, store, `Réception de la commande ${number}`)]
  const ready = workdayNoon(deliveredAt + random.int(4, 35) * DAY)
  if (plan.use.sort === 'pool') {
    steps.push(
      lifeStep(
        Math.min(ready, context.now - DAY),
        'in_use',
        null,
        plan.use.location,
        `Installation : ${plan.use.name}`,
      ),
    )
    return { steps, state: 'in_use', location: plan.use.location, inServiceAt: ready }
  }
  const age = context.now - deliveredAt
  if (plan.use.sort === 'retired' || age > 420 * DAY) {
    const before = random.pick(context.leavers)
    const back = workdayNoon(Math.min(context.now - random.int(8, 200) * DAY, context.now - 5 * DAY))
    steps.push(lifeStep(ready, 'in_use', null, before.location, 'Affectation au service'))
    steps.push(lifeStep(back, 'in_stock', null, store, 'Retour en stock après remplacement'))
    if (plan.use.sort === 'retired') {
      steps.push(
        lifeStep(
          workdayNoon(back + random.int(1, 4) * DAY),
          'retired',
          null,
          store,
          'Réforme : matériel amorti, disque effacé, enlèvement par la filière DEEE',
        ),
      )
      return { steps, state: 'retired', location: store, inServiceAt: ready }
    }
    return { steps, state: 'in_stock', location: store, inServiceAt: ready }
  }
  return { steps, state: 'in_stock', location: store, inServiceAt: null }
}

function commentOf(use: Use, random: Random): string | null {
  if (use.sort === 'retired') return 'Effacement certifié du disque, bordereau DEEE classé.'
  if (use.sort === 'spare')
    return random.pick(['Prêt à remettre.', 'À réinstaller avant remise.', 'Réserve pour les arrivées.', null])
  if (use.sort === 'pool') return `Poste de la ${use.name.charAt(0).toLowerCase()}${use.name.slice(1)}.`
  return random.chance(0.06)
    ? random.pick([
        'Clavier remplacé sous garantie.',
        'Aménagement de poste : grand écran et clavier ergonomique.',
        'Batterie remplacée.',
        "Chargeur de rechange fourni à l'agent.",
        'Coque rayée à la remise.',
      ])
    : null
}

function machine(plan: Plan, n: number, context: FleetContext, random: Random): AssetSeed {
  const { use, order, model } = plan
  const user = use.sort === 'personal' || use.sort === 'loan' ? use.user : null
  const life = user === null ? lifeWithoutHolder(plan, context, random) : lifeWithHolder(plan, user, context, random)
  const entity =
    user?.entity ??
    (use.sort === 'pool'
      ? (context.agency.locations.find((place) => place.key === use.location)?.entity ?? 'entity:marseille')
      : 'entity:marseille')
  const site = siteOfEntity(entity)
  const number = context.nextInventoryNumber('PC', order.deliveredAt)
  const lastStep = Date.parse((life.steps.at(-1) as LifeStepSeed).at)
  const seen = life.state === 'in_use' || life.state === 'on_loan'
  const neverUsed = life.inServiceAt === null
  const inventoriedAt = seen
    ? Math.max(lastContact(context.now, random), lastStep + 20 * MINUTE)
    : Math.max(lastStep - random.int(2, 40) * HOUR, order.deliveredAt)
  const system = systemFor(order, life.state === 'retired' ? order.deliveredAt : context.now, random)
  const letter = model.form === 'laptop' ? 'P' : 'F'
  const wired = model.form === 'desktop' || random.chance(0.55)
  const state = { system, boughtAt: order.deliveredAt, inventoriedAt, net: site.net, wired }
  const sets = [
    'poste',
    ...(model.form === 'laptop' ? ['portable'] : []),
    ...(model.graphics.startsWith('NVIDIA') ? ['nvidia'] : []),
    ...(user ? setsOfService(serviceOf(user.unit)) : []),
  ]
  return {
    ...blankAsset(context.nextKey(), 'computer', `${letter}${site.code}${String(n).padStart(4, '0')}`),
    entity,
    state: life.state,
    location: life.location,
    user: user?.key ?? null,
    technician: null,
    manufacturer: model.manufacturer,
    model: model.name,
    serial: serialOf(model.manufacturer, new Date(order.deliveredAt).getUTCFullYear(), random),
    inventoryNumber: number,
    uuid: uuidFrom(random),
    contact: user !== null && !neverUsed ? user.login : null,
    osName: neverUsed ? null : system.name,
    osVersion: neverUsed ? null : system.version,
    comment: commentOf(use, random),
    source: neverUsed ? 'manual' : 'agent',
    lastInventoryAt: neverUsed ? null : new Date(inventoriedAt).toISOString(),
    fields: neverUsed
      ? { chassis: model.form }
      : { chassis: model.form, domain: DOMAIN, lastUser: user?.login ?? null },
    purchase: purchaseOf(order, model.price * (0.97 + random.next() * 0.05), WARRANTY_MONTHS, life.inServiceAt),
    life: life.steps,
    parts: neverUsed ? [] : machineParts(model, state, context.books, random),
    installs: neverUsed
      ? []
      : installsOf(
          {
            sets,
            manufacturer: model.manufacturer,
            preparedAt: order.deliveredAt + 6 * DAY,
            inventoriedAt,
            now: context.now,
          },
          random,
        ),
  }
}

/** Laptops and desktops of people and rooms, lent, spare, broken and written off: 642 of the 700 computers. */
export function workstations(context: FleetContext): AssetSeed[] {
  const random = randomFor(context, 'workstations')
  return plans(context, random).map((plan, n) => machine(plan, n + 1, context, random))
}
