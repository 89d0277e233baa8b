/** Monitors, docks, headsets and phones that stand on people's desks. */
import { DAY } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { AssetSeed, AssetType, Key, UserSeed } from '../types.ts'
import { blankAsset, type FleetContext, lifeStep, NETWORK_TEAM, randomFor, siteOfEntity, storeOf } from './context.ts'
import { DESK_PHONES, type DeviceModel, MONITORS, PERIPHERALS, SMARTPHONES } from './models-other.ts'
import { type Order, orderSeries, purchaseOf, workdayNoon } from './orders.ts'
import { portPart } from './parts.ts'
import { imeiOf, serialOf } from './serials.ts'

interface DeviceOrder {
  type: AssetType
  letters: string
  name: string
  model: DeviceModel
  order: Order
  warrantyMonths: number
  /** Where it is delivered; the store of the head office when absent. */
  deliveredTo?: Key
}

/** A device bought and, when `user` or `location` is given, put into service there; else it waits in the store. */
export function device(
  what: DeviceOrder,
  where: { user: UserSeed | null; location: Key; entity: Key } | null,
  context: FleetContext,
  random: Random,
): AssetSeed {
  const { model, order } = what
  const store = what.deliveredTo ?? storeOf(siteOfEntity('entity:marseille'))
  const number = context.nextInventoryNumber(what.letters, order.deliveredAt)
  const first = workdayNoon(order.deliveredAt + random.int(3, 60) * DAY)
  const hired = where?.user ? Date.parse(where.user.hiredOn) + DAY / 2 : 0
  const inServiceAt = where === null ? null : Math.min(Math.max(first, hired), context.now - DAY / 4)
  const life = [lifeStep(order.deliveredAt, 'in_stock', null, store, `Réception de la commande ${order.number}`)]
  if (where !== null && inServiceAt !== null)
    life.push(
      lifeStep(
        inServiceAt,
        'in_use',
        where.user?.key ?? null,
        where.location,
        where.user ? `Remise à ${where.user.name}` : 'Mise en service',
      ),
    )
  return {
    ...blankAsset(context.nextKey(), what.type, what.name),
    entity: where?.entity ?? 'entity:marseille',
    state: where === null ? 'in_stock' : 'in_use',
    location: where?.location ?? store,
    user: where?.user?.key ?? null,
    manufacturer: model.manufacturer,
    model: model.name,
    serial: serialOf(model.manufacturer, new Date(order.deliveredAt).getUTCFullYear(), random),
    inventoryNumber: number,
    fields: { ...model.fields },
    purchase: purchaseOf(order, model.price * (0.97 + random.next() * 0.05), what.warrantyMonths, inServiceAt),
    life,
  }
}

/** Models on sale in that year; before the first one, the oldest. */
export function onSale(models: readonly DeviceModel[], year: number): readonly DeviceModel[] {
  const known = models.filter((model) => model.from <= year)
  return known.length > 0 ? known.slice(-3) : models.slice(0, 1)
}

const yearOf = (order: Order) => new Date(order.orderedAt).getUTCFullYear()

function byDelivery<T extends { order: Order }>(list: T[]): T[] {
  return list.sort((a, b) => a.order.deliveredAt - b.order.deliveredAt)
}

/** One or two monitors beside each machine of a person, some in the store. */
export function monitors(context: FleetContext, machines: readonly AssetSeed[]): AssetSeed[] {
  const random = randomFor(context, 'monitors')
  const orders = orderSeries('sudinfo', 70, 10, context.now, random)
  const users = new Map(context.staff.map((user) => [user.key, user]))
  const used = machines.filter((machine) => machine.state === 'in_use' && machine.user !== null)
  const places: (AssetSeed | null)[] = used.flatMap((machine) =>
    random.chance(0.34) ? [machine, machine] : random.chance(0.92) ? [machine] : [],
  )
  const plans = byDelivery(
    [...places, ...Array.from({ length: 24 }, () => null)].map((machine) => ({ machine, order: random.pick(orders) })),
  )
  return plans.map(({ machine, order }) => {
    const model = random.pick(onSale(MONITORS, yearOf(order)))
    const user = machine?.user ? (users.get(machine.user) ?? null) : null
    const what = {
      type: 'monitor' as const,
      letters: 'EC',
      name: `${model.manufacturer.split(' ')[0]} ${model.name}`,
      model,
      order,
      warrantyMonths: 60,
    }
    const where = machine === null ? null : { user, location: machine.location, entity: machine.entity }
    const asset = device(what, where, context, random)
    const observed = machine !== null && random.chance(0.9)
    return {
      ...asset,
      connectedTo: machine?.key ?? null,
      source: observed ? 'agent' : 'manual',
      lastInventoryAt: observed ? (machine?.lastInventoryAt ?? null) : null,
    }
  })
}

const DOCKS: Readonly<Record<string, DeviceModel>> = {
  'Dell Inc.': PERIPHERALS.dockDell,
  HP: PERIPHERALS.dockHp,
  Lenovo: PERIPHERALS.dockLenovo,
}

/** Docks for two laptops in three; headsets and webcams for some; readers and scanners where papers are handled. */
export function peripherals(context: FleetContext, machines: readonly AssetSeed[]): AssetSeed[] {
  const random = randomFor(context, 'peripherals')
  const orders = orderSeries('sudinfo', 48, 8, context.now, random)
  const users = new Map(context.staff.map((user) => [user.key, user]))
  const plans: { model: DeviceModel; machine: AssetSeed | null; order: Order }[] = []
  for (const machine of machines) {
    const user = machine.user === null ? undefined : users.get(machine.user)
    if (machine.state !== 'in_use' || user === undefined) continue
    const add = (model: DeviceModel | undefined, share: number) => {
      if (model !== undefined && random.chance(share)) plans.push({ model, machine, order: random.pick(orders) })
    }
    if (machine.fields.chassis === 'laptop') add(DOCKS[machine.manufacturer], 0.66)
    add(random.chance(0.7) ? PERIPHERALS.headset : PERIPHERALS.headsetWireless, 0.24)
    add(PERIPHERALS.webcam, machine.fields.chassis === 'desktop' ? 0.5 : 0.04)
    add(PERIPHERALS.scanner, /courrier|Archiviste|Comptable|accueil/.test(user.jobTitle) ? 0.5 : 0.01)
    add(PERIPHERALS.badgeReader, /[Pp]harmac|Médecin|[Ii]nfirmi/.test(user.jobTitle) ? 0.7 : 0)
    add(PERIPHERALS.scannerHand, /logistique|parc informatique/.test(user.jobTitle) ? 0.6 : 0)
  }
  for (const model of [PERIPHERALS.dockDell, PERIPHERALS.dockHp, PERIPHERALS.headset, PERIPHERALS.webcam])
    for (let n = 0; n < 7; n++) plans.push({ model, machine: null, order: random.pick(orders) })
  const desks = byDelivery(plans).map(({ model, machine, order }) => {
    const user = machine?.user ? (users.get(machine.user) ?? null) : null
    const what = { type: 'peripheral' as const, letters: 'PE', name: model.name, model, order, warrantyMonths: 36 }
    const asset = device(
      what,
      machine === null ? null : { user, location: machine.location, entity: machine.entity },
      context,
      random,
    )
    return { ...asset, connectedTo: machine?.key ?? null }
  })
  return [...desks, ...roomEquipment(context, random)]
}

/** A projector or a video-conference bar in each meeting room. */
function roomEquipment(context: FleetContext, random: Random): AssetSeed[] {
  const rooms = context.agency.locations.filter((place) => place.sort === 'meeting' || place.sort === 'training')
  const orders = orderSeries('garlaban', 40, 9, context.now, random)
  return rooms.map((room) => {
    const model = room.sort === 'meeting' && random.chance(0.7) ? PERIPHERALS.visio : PERIPHERALS.projector
    const sort = model === PERIPHERALS.visio ? 'Visioconférence' : 'Vidéoprojecteur'
    const what = {
      type: 'peripheral' as const,
      letters: 'PE',
      name: `${sort} – ${room.name}`,
      model,
      order: random.pick(orders),
      warrantyMonths: 36,
    }
    const asset = device(what, { user: null, location: room.key, entity: room.entity }, context, random)
    return { ...asset, supportGroup: NETWORK_TEAM }
  })
}

function deskPhones(context: FleetContext, random: Random): AssetSeed[] {
  const orders = orderSeries('telsud', 62, 12, context.now, random)
  const owners = context.staff.filter((user) =>
    /accueil|direction|Directeur|Directrice|Secrétaire|administrati|Gestionnaire|Responsable/.test(user.jobTitle),
  )
  const plans = byDelivery(owners.map((user) => ({ user, order: random.pick(orders) })))
  return plans.map(({ user, order }) => {
    const model = random.pick(onSale(DESK_PHONES, yearOf(order)))
    const what = {
      type: 'phone' as const,
      letters: 'TF',
      name: `Poste ${user.phone.replace(/\D/g, '').slice(-4)}`,
      model,
      order,
      warrantyMonths: 24,
    }
    const asset = device(what, { user, location: user.location, entity: user.entity }, context, random)
    const place = { net: siteOfEntity(user.entity).net, segment: 'phones' as const }
    const port = portPart(context.books, 'LAN', 'ethernet', model.manufacturer, place, 1000, random)
    return { ...asset, fields: { line: user.phone, kind: 'desk' }, supportGroup: NETWORK_TEAM, parts: [port] }
  })
}

function smartphones(context: FleetContext, random: Random): AssetSeed[] {
  const orders = orderSeries('telsud', 34, 6, context.now, random)
  const owners: (UserSeed | null)[] = context.staff.filter((user) => user.mobile !== null)
  const plans = byDelivery(
    [...owners, ...Array.from({ length: 9 }, () => null)].map((user) => ({ user, order: random.pick(orders) })),
  )
  return plans.map(({ user, order }) => {
    const model = random.pick(onSale(SMARTPHONES, yearOf(order)))
    const what = {
      type: 'phone' as const,
      letters: 'TM',
      name: `${model.manufacturer} ${model.name}`,
      model,
      order,
      warrantyMonths: 24,
    }
    const asset = device(
      what,
      user === null ? null : { user, location: user.location, entity: user.entity },
      context,
      random,
    )
    return {
      ...asset,
      fields: { line: user?.mobile ?? null, imei: imeiOf(random), kind: 'mobile' },
      supportGroup: NETWORK_TEAM,
    }
  })
}

export function phones(context: FleetContext): AssetSeed[] {
  const random = randomFor(context, 'phones')
  return [...deskPhones(context, random), ...smartphones(context, random)]
}
