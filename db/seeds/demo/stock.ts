import { sql } from 'kysely'
import type { Writer } from './writer.ts'

interface ItemSeed {
  name: string
  category: 'cartridge' | 'consumable' | 'accessory' | 'spare_part'
  reference: string
  barcode: string
  unit: string
  threshold: number
  target: number
  color?: string
  pageYield?: number
  /** First count, and how many go out in a month. */
  opening: number
  monthly: number
}

const items: readonly ItemSeed[] = [
  item('Toner noir HP 26X', 'cartridge', 'CF226X', 'u.', {
    threshold: 4,
    target: 12,
    opening: 9,
    monthly: 3,
    color: 'black',
    pageYield: 9000,
  }),
  item('Toner noir Lexmark MS521', 'cartridge', '56F2H00', 'u.', {
    threshold: 3,
    target: 8,
    opening: 6,
    monthly: 2,
    color: 'black',
    pageYield: 15000,
  }),
  item('Toner cyan Canon C-EXV 54', 'cartridge', '1395C002', 'u.', {
    threshold: 2,
    target: 6,
    opening: 5,
    monthly: 1,
    color: 'cyan',
    pageYield: 8500,
  }),
  item('Toner magenta Canon C-EXV 54', 'cartridge', '1396C002', 'u.', {
    threshold: 2,
    target: 6,
    opening: 4,
    monthly: 1,
    color: 'magenta',
    pageYield: 8500,
  }),
  item('Papier A4 80 g', 'consumable', 'PAP-A4-80', 'ramettes', {
    threshold: 40,
    target: 200,
    opening: 160,
    monthly: 26,
  }),
  item('Piles AA', 'consumable', 'PILE-AA', 'piles', { threshold: 24, target: 96, opening: 72, monthly: 9 }),
  item('Étiquettes d’inventaire QR', 'consumable', 'ETQ-QR-50', 'étiquettes', {
    threshold: 200,
    target: 1000,
    opening: 800,
    monthly: 45,
  }),
  item('Souris USB', 'accessory', 'M185', 'u.', { threshold: 10, target: 30, opening: 28, monthly: 4 }),
  item('Clavier AZERTY USB', 'accessory', 'K120-FR', 'u.', { threshold: 8, target: 25, opening: 22, monthly: 3 }),
  item('Casque-micro USB', 'accessory', 'H390', 'u.', { threshold: 8, target: 20, opening: 14, monthly: 3 }),
  item('Station d’accueil USB-C', 'accessory', 'WD19S', 'u.', { threshold: 3, target: 10, opening: 8, monthly: 1 }),
  item('Chargeur USB-C 65 W', 'spare_part', 'LA65-USBC', 'u.', {
    threshold: 4,
    target: 12,
    opening: 9,
    monthly: 1,
  }),
  item('Batterie de portable 54 Wh', 'spare_part', 'BAT-54WH', 'u.', {
    threshold: 2,
    target: 6,
    opening: 4,
    monthly: 1,
  }),
]

function item(
  name: string,
  category: ItemSeed['category'],
  reference: string,
  unit: string,
  rest: Omit<ItemSeed, 'name' | 'category' | 'reference' | 'unit' | 'barcode'>,
): ItemSeed {
  // Codes of a range kept for use inside a company: they belong to nobody's product.
  const digits = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_000, 7)
  return { name, category, reference, unit, barcode: `200${String(digits).padStart(9, '0')}`, ...rest }
}

interface Surroundings {
  entity: string
  places: string[]
  people: string[]
  printers: { id: string; modelId: string }[]
}

/** Half a year of the stores: first count, what went out month by month, a delivery, a transfer, a recount. */
export async function demoStock(writer: Writer): Promise<void> {
  const around = await surroundings(writer)
  if (around.places.length < 2 || around.people.length === 0) return
  for (const [index, seed] of items.entries()) await keep(writer, seed, around, index)
}

async function surroundings(writer: Writer): Promise<Surroundings> {
  const list = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(writer.db)).rows
  const entity = await list(sql<{ id: string }>`select id from entity where parent_id is null limit 1`)
  // Rooms at the end of a branch, one of each of the two biggest sites.
  const places = await list(sql<{ id: string }>`
    select distinct on (l.path[1]) l.id from location l
    where not exists (select 1 from location c where c.parent_id = l.id) order by l.path[1], l.id limit 2`)
  const people = await list(sql<{ id: string }>`select id from app_user where is_active order by id limit 60 offset 20`)
  const printers = await list(sql<{ id: string; modelId: string }>`
    select id, model_id from asset where type = 'printer' and model_id is not null and deleted_at is null order by id limit 24`)
  return {
    entity: entity[0]!.id,
    places: places.map((row) => row.id),
    people: people.map((row) => row.id),
    printers,
  }
}

const months = 6
const day = 86_400_000

async function keep(writer: Writer, seed: ItemSeed, around: Surroundings, index: number): Promise<void> {
  const now = writer.services.now().getTime()
  const at = (daysAgo: number) => ({ at: new Date(now - daysAgo * day) })
  const { opening, monthly, ...fields } = seed
  const [store, branch] = around.places as [string, string]
  const made = await writer.run('stock-item.create', { ...fields, entity: around.entity }, at(months * 30 + 5))
  const id = made.id
  const models = [...new Set(around.printers.map((printer) => printer.modelId))]
  const fits = models.filter((_, order) => order % 4 === index % 4)
  const printers = around.printers.filter((printer) => fits.includes(printer.modelId))
  if (seed.category === 'cartridge')
    for (const model of fits) await writer.attempt('stock-item.add-model', { id, model }, at(months * 30 + 5))
  await writer.run(
    'stock-item.receive',
    { id, location: store, quantity: opening, isOpening: true },
    at(months * 30 + 4),
  )
  await writer.attempt(
    'stock-item.transfer',
    { id, location: store, to: branch, quantity: Math.ceil(opening / 5) },
    at(months * 30),
  )
  for (let month = months - 1; month >= 0; month--) {
    const parts = monthly > 6 ? 3 : Math.min(monthly, 2)
    for (let part = 0; part < parts; part++) {
      const turn = index * 7 + month * 3 + part
      const printer = printers[turn % Math.max(1, printers.length)]
      const who =
        seed.category === 'cartridge' && printer !== undefined
          ? { asset: printer.id, pages: 20_000 + (months - month) * 3_100 + part * 90 }
          : { user: around.people[turn % around.people.length] }
      const quantity = seed.category === 'cartridge' ? 1 : Math.max(1, Math.floor(monthly / parts))
      await writer.attempt('stock-item.issue', { id, location: store, quantity, ...who }, at(month * 30 + 3 + part * 8))
    }
    if (month === 2)
      await writer.attempt(
        'stock-item.receive',
        {
          id,
          location: store,
          quantity: Math.max(2, monthly * 2),
          unitPrice: (7.5 + index * 11.3).toFixed(2),
          reference: `BL-2026-${String(410 + index)}`,
        },
        at(month * 30 + 1),
      )
  }
  if (index % 4 === 0)
    await writer.attempt('stock-item.set-level', { id, location: branch, threshold: 1, target: Math.ceil(opening / 4) })
}
