/** What belongs to nobody in particular: printers, network equipment, vehicles. */

import { locationKey } from '../agency/organisation.ts'
import { groupKey } from '../agency/people.ts'
import { SITES, type Site } from '../agency/sites.ts'
import { DAY, MINUTE } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { AssetSeed, Key, LocationSeed, PartSeed } from '../types.ts'
import {
  type FleetContext,
  floorCode,
  groundFloorOf,
  LOGISTICS,
  NETWORK_TEAM,
  randomFor,
  serverRoomOf,
} from './context.ts'
import { device, onSale } from './devices.ts'
import { COPIERS, type DeviceModel, LABEL_PRINTER, NETWORK, OFFICE_PRINTERS, VEHICLES } from './models-other.ts'
import { type Order, orderSeries } from './orders.ts'
import { addressOf, portPart } from './parts.ts'
import { plateOf, type Segment } from './serials.ts'

const entityOf = (site: Site) => `entity:${site.id}`

interface Placed {
  site: Site
  location: Key
  name: string
  model: DeviceModel
  order: Order
}

function networked(asset: AssetSeed, site: Site, segment: Segment, context: FleetContext, random: Random): AssetSeed {
  const port = portPart(
    context.books,
    'Ethernet',
    'ethernet',
    asset.manufacturer,
    { net: site.net, segment },
    1000,
    random,
  )
  const seen = new Date(context.now - random.int(5, 600) * MINUTE).toISOString()
  const fields = { ...asset.fields, address: addressOf([port]) }
  return { ...asset, source: 'agent', lastInventoryAt: seen, fields, parts: [...asset.parts, port] }
}

function printer(placed: Placed, letters: string, context: FleetContext, random: Random): AssetSeed {
  const { site, location, name, model, order } = placed
  const what = { type: 'printer' as const, letters, name, model, order, warrantyMonths: 36, deliveredTo: location }
  const asset = device(what, { user: null, location, entity: entityOf(site) }, context, random)
  const pageCounter = random.int(4_000, 380_000)
  // Copiers print a third of their pages in colour; the small printers have black only.
  const colorCounter = Math.round(pageCounter / 3)
  const split: AssetSeed['fields'] = letters === 'CP' ? { colorCounter, monoCounter: pageCounter - colorCounter } : {}
  const counted = { ...asset, fields: { ...asset.fields, pageCounter, ...split } }
  return networked(counted, site, 'printers', context, random)
}

/** A copier on each floor (two on the large ones), a small printer in some offices, label printers in the stores. */
export function printers(context: FleetContext): AssetSeed[] {
  const random = randomFor(context, 'printers')
  const copierOrders = orderSeries('copirex', 52, 24, context.now, random)
  const smallOrders = orderSeries('sudinfo', 58, 11, context.now, random)
  const list: AssetSeed[] = []
  for (const floor of context.agency.locations.filter((place) => place.sort === 'floor')) {
    const site = siteOfPlace(floor)
    for (let n = 1; n <= (site.id === 'marseille' ? 2 : 1); n++) {
      const order = random.pick(copierOrders)
      const model = random.pick(onSale(COPIERS, new Date(order.orderedAt).getUTCFullYear()))
      list.push(
        printer({ site, location: floor.key, name: `COP-${floor.code}-${n}`, model, order }, 'CP', context, random),
      )
    }
  }
  const heads = context.staff.filter((user) =>
    /Direct|Comptable|paie|Responsable des ressources|accueil/.test(user.jobTitle),
  )
  for (const user of random.sample(heads, 26)) {
    const order = random.pick(smallOrders)
    const model = random.pick(onSale(OFFICE_PRINTERS, new Date(order.orderedAt).getUTCFullYear()))
    const site = SITES.find((one) => entityOf(one) === user.entity) as Site
    const code = user.location.replace('location:', '').toUpperCase()
    list.push(printer({ site, location: user.location, name: `IMP-${code}`, model, order }, 'IM', context, random))
  }
  const main = SITES[0] as Site
  for (const suffix of ['STK', 'LOG', 'ATL']) {
    const location = locationKey(`${groundFloorOf(main)}-${suffix}`)
    list.push(
      printer(
        { site: main, location, name: `ETIQ-${suffix}`, model: LABEL_PRINTER, order: random.pick(smallOrders) },
        'IM',
        context,
        random,
      ),
    )
  }
  return list
}

function siteOfPlace(place: LocationSeed): Site {
  return SITES.find((site) => entityOf(site) === place.entity) as Site
}

/** `name | model | room` of the fixed network equipment of a site. */
function equipmentOf(site: Site): { name: string; model: DeviceModel; second?: boolean }[] {
  const code = site.code
  if (site.id !== 'marseille')
    return [
      { name: `PF-${code}-01`, model: NETWORK.siteFirewall },
      { name: `SW-${code}-01`, model: NETWORK.access },
      { name: `SW-${code}-02`, model: site.net > 105 ? NETWORK.access : NETWORK.oldAccess },
      { name: `OND-${code}-01`, model: NETWORK.ups },
      { name: `NAS-${code}-01`, model: NETWORK.nas },
    ]
  return [
    { name: 'PF-MRS-01', model: NETWORK.firewall },
    { name: 'PF-MRS-02', model: NETWORK.firewall, second: true },
    { name: 'COEUR-MRS-01', model: NETWORK.core },
    { name: 'COEUR-MRS-02', model: NETWORK.core, second: true },
    { name: 'BAIE-MRS-01', model: NETWORK.storage },
    { name: 'BAIE-MRS-02', model: NETWORK.storage, second: true },
    ...[1, 2, 3, 4].map((n) => ({ name: `OND-MRS-0${n}`, model: NETWORK.ups, second: n > 2 })),
  ]
}

/** Firewalls, cores, storage and inverters in the server rooms; switches and Wi-Fi on each floor. */
export function network(context: FleetContext): AssetSeed[] {
  const random = randomFor(context, 'network')
  const orders = orderSeries('garlaban', 54, 13, context.now, random)
  const plans: Placed[] = []
  for (const site of SITES)
    for (const { name, model, second } of equipmentOf(site))
      plans.push({ site, location: serverRoomOf(site, second), name, model, order: random.pick(orders) })
  for (const floor of context.agency.locations.filter((place) => place.sort === 'floor')) {
    const site = siteOfPlace(floor)
    const large = site.id === 'marseille'
    const old = random.chance(0.2)
    if (large)
      for (const n of [1, 2])
        plans.push({
          site,
          location: floor.key,
          name: `SW-${floor.code}-0${n}`,
          model: old ? NETWORK.oldAccess : NETWORK.access,
          order: random.pick(orders),
        })
    for (let n = 1; n <= (large ? 4 : 2); n++)
      plans.push({
        site,
        location: floor.key,
        name: `AP-${floor.code}-0${n}`,
        model: NETWORK.wifi,
        order: random.pick(orders),
      })
  }
  const list = plans
    .sort((a, b) => a.order.deliveredAt - b.order.deliveredAt)
    .map((placed): AssetSeed => {
      const { site, location, name, model, order } = placed
      const type = model === NETWORK.ups ? ('ups' as const) : ('network-equipment' as const)
      const what = { type, letters: 'RE', name, model, order, warrantyMonths: 60 }
      const asset = device(what, { user: null, location, entity: entityOf(site) }, context, random)
      if (type === 'ups') asset.parts.push(batteryOf(name))
      return networked(
        { ...asset, supportGroup: NETWORK_TEAM, group: groupKey('dsi-reseau') },
        site,
        'devices',
        context,
        random,
      )
    })
  return withUplinks(list)
}

/** What the card of a UPS says of its battery; an old one stands out. */
function batteryOf(name: string): PartSeed {
  const isOld = name.endsWith('-03')
  const data = {
    kind: 'battery',
    level: isOld ? 41 : 100,
    state: isOld ? 'low' : 'ok',
    minutes: isOld ? 6 : 38,
    load: 34,
  }
  return { section: 'supply', key: 'battery', title: 'Batterie', data }
}

/** Access points and switches hang on a switch of their floor, or on the site's first. */
function withUplinks(list: AssetSeed[]): AssetSeed[] {
  const byName = new Map(list.map((asset) => [asset.name, asset.key]))
  return list.map((asset) => {
    const [sort, ...rest] = asset.name.split('-')
    const floor = rest.slice(0, 3).join('-')
    const site = rest[0] as string
    const uplink =
      sort === 'AP'
        ? (byName.get(`SW-${floor}-01`) ?? byName.get(`SW-${site}-01`))
        : sort === 'SW'
          ? (byName.get(`COEUR-${site}-01`) ?? byName.get(`PF-${site}-01`))
          : undefined
    return { ...asset, connectedTo: uplink ?? null }
  })
}

/** Pool cars, in the garages of the sites. */
export function vehicles(context: FleetContext): AssetSeed[] {
  const random = randomFor(context, 'vehicles')
  const orders = orderSeries('autoparc', 50, 12, context.now, random)
  const counts: Readonly<Record<string, number>> = { marseille: 10, nice: 3, toulon: 3, avignon: 3, digne: 2, gap: 3 }
  return SITES.flatMap((site) =>
    Array.from({ length: counts[site.id] ?? 0 }, (): AssetSeed => {
      const order = random.pick(orders)
      const model = random.pick(onSale(VEHICLES, new Date(order.orderedAt).getUTCFullYear()))
      const plate = plateOf(random)
      const garage = locationKey(`${groundFloorOf(site)}-PKG`)
      const what = {
        type: 'vehicle' as const,
        letters: 'VE',
        name: `${model.manufacturer} ${model.name.split(' ')[0]} ${plate}`,
        model,
        order,
        warrantyMonths: 36,
        deliveredTo: garage,
      }
      const asset = device(what, { user: null, location: garage, entity: entityOf(site) }, context, random)
      const years = (context.now - order.deliveredAt) / (365 * DAY)
      const odometerKm = Math.round(years * random.int(7_000, 16_000) + random.int(50, 900))
      return {
        ...asset,
        serial: `VF${random.text('ABCDEFGHJKLMNPRSTUVWXYZ0123456789', 15)}`,
        supportGroup: LOGISTICS,
        group: groupKey('log'),
        fields: { ...asset.fields, plate, odometerKm },
      }
    }),
  )
}

/** The copier that people of this office use: on their floor, the first or the second by office. */
export function copierNear(printersOfAgency: readonly AssetSeed[], location: Key): AssetSeed | undefined {
  const floor = floorCode(location).toUpperCase()
  const near = printersOfAgency.filter((one) => one.name.startsWith(`COP-${floor}-`))
  return near[Number(location.slice(-2)) > 13 ? near.length - 1 : 0]
}
