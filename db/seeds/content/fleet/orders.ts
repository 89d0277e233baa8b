import { DOMAIN } from '../agency/sites.ts'
import { DAY, dayText, isWorkday, nextWorkday } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { PurchaseSeed, SupplierSeed } from '../types.ts'

/** Suppliers that do not exist, with a mail domain that cannot. */
const SUPPLIER_LINES: readonly (readonly [string, string, string])[] = [
  ['sudinfo', 'Sudinfo Distribution', 'Titulaire du marché « postes de travail » : ordinateurs, stations, écrans.'],
  ['garlaban', 'Garlaban Réseaux', 'Équipements actifs, Wi-Fi, pare-feu et maintenance associée.'],
  ['copirex', 'Copirex Méditerranée', 'Location et maintenance des copieurs multifonctions.'],
  ['telsud', 'Telsud Mobilité', 'Téléphones fixes et mobiles, abonnements.'],
  ['bastide', 'Bastide Serveurs et Stockage', 'Serveurs, baies de stockage, onduleurs, garantie sur site.'],
  ['autoparc', 'Autoparc Public', 'Location longue durée des véhicules de service.'],
  ['fournil', 'Le Fournil du Bureau', 'Consommables, accessoires, petites fournitures informatiques.'],
]

export function supplierKey(id: string): string {
  return `supplier:${id}`
}

export function suppliers(): SupplierSeed[] {
  return SUPPLIER_LINES.map(([id, name, comment], n) => ({
    key: supplierKey(id),
    name,
    comment,
    email: `commandes@${id}.${DOMAIN}`,
    phone: `04 65 71 9${n} 00`,
  }))
}

export interface Order {
  number: string
  supplier: string
  orderedAt: number
  deliveredAt: number
}

/** A workday at or after `at`, as an instant at noon UTC (so that its Paris day is the same). */
export function workdayNoon(at: number): number {
  const day = Math.floor(at / DAY)
  return (isWorkday(day) ? day : nextWorkday(day)) * DAY + DAY / 2
}

/** An order placed about `monthsAgo` months before now, and delivered some weeks later (but not in the future). */
export function orderOf(supplier: string, monthsAgo: number, now: number, random: Random): Order {
  const orderedAt = workdayNoon(now - monthsAgo * 30.44 * DAY - random.int(15, 45) * DAY)
  const deliveredAt = workdayNoon(Math.min(orderedAt + random.int(18, 52) * DAY, now - 2 * DAY))
  const date = new Date(orderedAt)
  const dayOfYear = Math.floor((orderedAt - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY)
  const number = `BC-${date.getUTCFullYear()}-${String(Math.round(dayOfYear * 2.4) + random.int(1, 6)).padStart(4, '0')}`
  return { number, supplier: supplierKey(supplier), orderedAt, deliveredAt }
}

/** Orders of a market, one every `every` months, oldest first. */
export function orderSeries(supplier: string, oldest: number, every: number, now: number, random: Random): Order[] {
  const orders: Order[] = []
  for (let months = oldest; months >= 1; months -= every) orders.push(orderOf(supplier, months, now, random))
  return orders
}

export function purchaseOf(
  order: Order,
  price: number,
  warrantyMonths: number,
  inServiceAt: number | null,
): PurchaseSeed {
  return {
    supplier: order.supplier,
    orderNumber: order.number,
    orderedOn: dayText(order.orderedAt),
    deliveredOn: dayText(order.deliveredAt),
    inServiceOn: inServiceAt === null ? null : dayText(inServiceAt),
    warrantyMonths,
    price: price.toFixed(2),
  }
}
