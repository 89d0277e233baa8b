import { AGENCY_KEY } from '../content/agency/organisation.ts'
import type { AssetSeed, Fleet, SupplierSeed } from '../content/types.ts'
import { eachOf, type Writer } from './writer.ts'

type Dictionary = Record<string, string>

/** Suppliers with whom to call, contracts, budgets of three years, and the purchase of every machine. */
export async function demoManagement(writer: Writer, fleet: Fleet): Promise<void> {
  const now = writer.services.now()
  const types = await dictionaries(writer)
  await eachOf(fleet.suppliers, 2, (supplier, at) => supplierOf(writer, supplier, at, types))
  const budgets = await budgetsOf(writer, now, types)
  const assets = fleet.assets.filter((asset) => writer.has(asset.key))
  await eachOf(
    assets.filter((asset) => asset.purchase !== null),
    6,
    (asset) => purchase(writer, asset, budgets),
  )
  for (const plan of contractPlans(now)) await contract(writer, plan, assets, budgets, types)
}

async function dictionaries(writer: Writer): Promise<Dictionary> {
  const names: [string, Record<string, string>][] = [
    ['supplier-type', { Revendeur: 'Reseller', Mainteneur: 'Maintainer', Loueur: 'Lessor', Opérateur: 'Operator' }],
    [
      'contract-type',
      { Maintenance: 'Maintenance', Location: 'Lease', Abonnement: 'Subscription', Assistance: 'Support' },
    ],
    ['budget-type', { Investissement: 'Investment', Fonctionnement: 'Running costs' }],
  ]
  const made: Dictionary = {}
  for (const [kind, list] of names)
    for (const [name, nameEn] of Object.entries(list))
      made[name] = (await writer.run(`${kind}.create`, { name, nameEn })).id
  return made
}

const trades: Record<string, [type: string, town: string, person: [string, string, string]]> = {
  sudinfo: ['Revendeur', 'Aubagne', ['Roumieux', 'Claire', 'Ingénieure d’affaires']],
  garlaban: ['Mainteneur', 'Marseille', ['Estève', 'Paul', 'Responsable du support']],
  copirex: ['Loueur', 'Vitrolles', ['Bonnaud', 'Nadia', 'Chargée de clientèle']],
  telsud: ['Opérateur', 'Toulon', ['Vial', 'Hugo', 'Conseiller entreprises']],
  bastide: ['Mainteneur', 'Aix-en-Provence', ['Arnoux', 'Sabine', 'Directrice technique']],
  autoparc: ['Loueur', 'Avignon', ['Fabre', 'Denis', 'Gestionnaire de parc']],
  fournil: ['Revendeur', 'Salon-de-Provence', ['Maurel', 'Léa', 'Service des commandes']],
}

/** A number of no real firm whose key is right: 999 is given to nobody. */
function inventedSiret(at: number): string {
  const stem = `99900${String(at + 1).padStart(3, '0')}`
  const key = (digits: string): string => {
    const sum = [...digits].reverse().reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    return digits + String((10 - (sum % 10)) % 10)
  }
  return key(`${key(stem)}0001`)
}

async function supplierOf(writer: Writer, supplier: SupplierSeed, at: number, types: Dictionary): Promise<void> {
  const code = supplier.key.replace('supplier:', '')
  const [type, town, [name, firstName, jobTitle]] = trades[code]!
  const { phone, email, comment } = supplier
  const entity = writer.id(AGENCY_KEY)
  const made = await writer.run('supplier.create', {
    name: supplier.name,
    entity,
    type: types[type],
    registration: inventedSiret(at),
    customerNumber: `AG-${1200 + at * 37}`,
    town,
    country: 'France',
    website: `https://www.${email.split('@')[1]}/`,
    isActive: true,
    phone,
    email,
    comment,
  })
  writer.remember(supplier.key, made.id)
  const contact = await writer.run('contact.create', {
    name,
    firstName,
    jobTitle,
    entity,
    email: `${firstName.toLowerCase().replace('é', 'e')}.${name.toLowerCase().replace('è', 'e')}@${email.split('@')[1]}`,
    phone,
  })
  await writer.run('supplier.link-contact', { id: made.id, ids: [contact.id] })
}

/** Budgets of the last three years and the one to come, by year and kind of machine. */
async function budgetsOf(writer: Writer, now: Date, types: Dictionary): Promise<Map<string, string>> {
  const budgets = new Map<string, string>()
  const make = async (key: string, name: string, year: number, type: string, amount: string) => {
    const made = await writer.run('budget.create', {
      name: `${name} ${year}`,
      entity: writer.id(AGENCY_KEY),
      type: types[type],
      amount,
      beginsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
    })
    budgets.set(`${key} ${year}`, made.id)
  }
  for (let year = now.getUTCFullYear() - 2; year <= now.getUTCFullYear() + 1; year += 1) {
    await make('desk', 'Postes de travail', year, 'Investissement', '210000.00')
    await make('room', 'Infrastructure', year, 'Investissement', '160000.00')
    await make('care', 'Maintenance et abonnements', year, 'Fonctionnement', '95000.00')
  }
  return budgets
}

const ofRoom = new Set(['server', 'network-equipment', 'network', 'storage', 'ups'])

async function purchase(writer: Writer, asset: AssetSeed, budgets: Map<string, string>): Promise<void> {
  const { supplier, orderNumber, orderedOn, deliveredOn, inServiceOn, warrantyMonths, price } = asset.purchase!
  const isRoom = ofRoom.has(asset.type) || asset.name.toUpperCase().startsWith('SRV')
  const isDear = Number(price) >= 500
  await writer.attempt(
    'asset.set-purchase',
    {
      id: writer.id(asset.key),
      supplier: writer.idOrNull(supplier),
      budget: budgets.get(`${isRoom ? 'room' : 'desk'} ${deliveredOn.slice(0, 4)}`) ?? null,
      orderNumber,
      deliveryNote: orderNumber.replace('BC', 'BL'),
      invoice: orderNumber.replace('BC', 'FA'),
      price,
      orderedOn,
      deliveredOn,
      usedSince: inServiceOn,
      warrantyMonths,
      // The agency depreciates what costs 500 euros and more: machines in four years, rooms in five.
      ...(isDear
        ? { depreciation: isRoom ? 'declining' : 'linear', depreciationYears: isRoom ? 5 : 4, purchasedOn: deliveredOn }
        : {}),
    },
    { at: new Date(`${deliveredOn}T10:00:00Z`) },
  )
}

interface ContractPlan {
  name: string
  number: string
  supplier: string
  type: string
  startsOn: string
  initialMonths: number
  renewal: 'none' | 'tacit' | 'express'
  noticeMonths: number | null
  yearly: string
  covers: (asset: AssetSeed) => boolean
  budget: 'care' | 'desk' | 'room'
}

/** Contracts whose dates lie around today, so that something is always to watch. */
function contractPlans(now: Date): ContractPlan[] {
  const monthsAgo = (months: number, day = 1) => {
    const date = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, day))
    return date.toISOString().slice(0, 10)
  }
  const is = (type: string) => (asset: AssetSeed) => asset.type === type && asset.state === 'in_use'
  const none = () => false
  return [
    {
      name: 'Location et maintenance des copieurs',
      number: '2023-014',
      supplier: 'copirex',
      type: 'Location',
      startsOn: monthsAgo(35),
      initialMonths: 36,
      renewal: 'none',
      noticeMonths: null,
      yearly: '18400.00',
      covers: is('printer'),
      budget: 'care',
    },
    {
      name: 'Maintenance des équipements réseau',
      number: '2022-031',
      supplier: 'garlaban',
      type: 'Maintenance',
      startsOn: monthsAgo(44),
      initialMonths: 12,
      renewal: 'tacit',
      noticeMonths: 3,
      yearly: '12750.00',
      covers: is('network-equipment'),
      budget: 'care',
    },
    {
      name: 'Garantie sur site des serveurs',
      number: '2024-002',
      supplier: 'bastide',
      type: 'Maintenance',
      startsOn: monthsAgo(22),
      initialMonths: 24,
      renewal: 'express',
      noticeMonths: 2,
      yearly: '21900.00',
      covers: (asset) => asset.name.toUpperCase().startsWith('SRV'),
      budget: 'room',
    },
    {
      name: 'Abonnements mobiles',
      number: '2025-007',
      supplier: 'telsud',
      type: 'Abonnement',
      startsOn: monthsAgo(9),
      initialMonths: 24,
      renewal: 'tacit',
      noticeMonths: 1,
      yearly: '14280.00',
      covers: is('phone'),
      budget: 'care',
    },
    {
      name: 'Assistance au pilotage du parc',
      number: '2024-019',
      supplier: 'sudinfo',
      type: 'Assistance',
      startsOn: monthsAgo(13, 15),
      initialMonths: 12,
      renewal: 'express',
      noticeMonths: null,
      yearly: '9600.00',
      covers: none,
      budget: 'care',
    },
    {
      name: 'Location des véhicules de service',
      number: '2023-040',
      supplier: 'autoparc',
      type: 'Location',
      startsOn: monthsAgo(27),
      initialMonths: 36,
      renewal: 'none',
      noticeMonths: null,
      yearly: '33000.00',
      covers: none,
      budget: 'care',
    },
  ]
}

async function contract(
  writer: Writer,
  plan: ContractPlan,
  assets: AssetSeed[],
  budgets: Map<string, string>,
  types: Dictionary,
): Promise<void> {
  const { name, number, type, startsOn, initialMonths, renewal, noticeMonths, yearly } = plan
  const made = await writer.run('contract.create', {
    name,
    number,
    entity: writer.id(AGENCY_KEY),
    supplier: writer.id(`supplier:${plan.supplier}`),
    type: types[type],
    state: 'active',
    startsOn,
    initialMonths,
    renewal,
    noticeMonths,
    invoiceMonths: 3,
    supportWeek: '8 h – 18 h',
  })
  const first = Number(startsOn.slice(0, 4))
  for (let at = 0; at < 4; at += 1) {
    const begins = `${first + at}${startsOn.slice(4)}`
    const budget = budgets.get(`${plan.budget} ${first + at}`) ?? null
    const end = new Date(Date.UTC(first + at + 1, Number(startsOn.slice(5, 7)) - 1, Number(startsOn.slice(8)) - 1))
    if (at * 12 >= initialMonths && renewal !== 'tacit') break
    await writer.run('contract-cost.create', {
      contract: made.id,
      name: `Année ${at + 1}`,
      beginsOn: begins,
      endsOn: end.toISOString().slice(0, 10),
      amount: yearly,
      budget,
    })
  }
  const ids = assets.filter(plan.covers).map((asset) => writer.id(asset.key))
  if (ids.length > 0) await writer.run('contract.link-asset', { id: made.id, ids: ids.slice(0, 500) })
}
