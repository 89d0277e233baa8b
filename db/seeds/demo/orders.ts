import { sql } from 'kysely'
import type { Writer } from './writer.ts'

interface Line {
  designation: string
  quantity: string
  unitPrice: string
  code?: string
  sort?: 'asset' | 'stock' | 'service'
  assetType?: string
  discount?: string
  unit?: string
  warrantyMonths?: number
}

/** How far an order has come, and what of its first line was received. */
type Fate =
  | 'draft'
  | 'submitted'
  | 'refused'
  | 'approved'
  | 'ordered'
  | 'late'
  | 'part'
  | 'received'
  | 'billed'
  | 'closed'
  | 'cancelled'

interface Story {
  name: string
  supplier: string
  fate: Fate
  daysAgo: number
  lines: readonly Line[]
}

const screens: Line = {
  designation: 'Écran 24 pouces',
  code: 'ECR-24',
  quantity: '12',
  unitPrice: '149.90',
  sort: 'asset',
  assetType: 'monitor',
  warrantyMonths: 36,
}
const laptops = (quantity: string): Line => ({
  designation: 'Portable 14 pouces',
  ...{
    code: 'PORT-14',
    quantity,
    unitPrice: '987.50',
    sort: 'asset' as const,
    assetType: 'computer',
    warrantyMonths: 36,
  },
})
const days = (designation: string, quantity: string): Line => ({
  ...{ designation, code: 'UO-JH', quantity, unitPrice: '640.00', unit: 'jour' },
})

const stories: readonly Story[] = [
  { name: 'Écrans pour la salle de formation', supplier: 'sudinfo', fate: 'draft', daysAgo: 1, lines: [screens] },
  {
    name: 'Portables des nouveaux arrivants',
    supplier: 'sudinfo',
    fate: 'submitted',
    daysAgo: 3,
    lines: [laptops('4'), { designation: 'Sacoche', quantity: '4', unitPrice: '24.90' }],
  },
  {
    name: 'Extension de garantie des serveurs',
    supplier: 'bastide',
    fate: 'submitted',
    daysAgo: 5,
    lines: [{ designation: 'Extension de garantie, un an', quantity: '1', unitPrice: '4200.00' }],
  },
  {
    name: 'Station de montage vidéo',
    supplier: 'sudinfo',
    fate: 'refused',
    daysAgo: 12,
    lines: [
      { designation: 'Station de travail', quantity: '1', unitPrice: '4890.00', sort: 'asset', assetType: 'computer' },
    ],
  },
  {
    name: 'Forfaits mobiles supplémentaires',
    supplier: 'telsud',
    fate: 'approved',
    daysAgo: 4,
    lines: [{ designation: 'Forfait 100 Go', quantity: '6', unitPrice: '14.50', unit: 'mois' }],
  },
  { name: 'Renouvellement de portables', supplier: 'sudinfo', fate: 'ordered', daysAgo: 9, lines: [laptops('15')] },
  {
    name: 'Assistance à la migration',
    supplier: 'garlaban',
    fate: 'part',
    daysAgo: 40,
    lines: [days('Assistance technique', '7.5')],
  },
  {
    name: 'Téléphones d’astreinte',
    supplier: 'telsud',
    fate: 'late',
    daysAgo: 45,
    lines: [
      {
        designation: 'Téléphone renforcé',
        quantity: '5',
        unitPrice: '219.00',
        sort: 'asset',
        assetType: 'phone',
        warrantyMonths: 24,
      },
    ],
  },
  {
    name: 'Portables du service juridique',
    supplier: 'sudinfo',
    fate: 'received',
    daysAgo: 30,
    lines: [{ ...laptops('3'), discount: '5' }],
  },
  {
    name: 'Écrans des postes partagés',
    supplier: 'sudinfo',
    fate: 'billed',
    daysAgo: 60,
    lines: [{ ...screens, quantity: '4' }],
  },
  {
    name: 'Audit du câblage',
    supplier: 'garlaban',
    fate: 'closed',
    daysAgo: 120,
    lines: [days('Audit sur site', '2')],
  },
  {
    name: 'Imprimante de secours',
    supplier: 'copirex',
    fate: 'cancelled',
    daysAgo: 75,
    lines: [
      { designation: 'Imprimante laser', quantity: '1', unitPrice: '389.00', sort: 'asset', assetType: 'printer' },
    ],
  },
]

/** A price list and a dozen orders, in every state that an order can be in. */
export async function demoOrders(writer: Writer): Promise<void> {
  const found = await sql<{
    entity: string
    place: string | null
    budget: string | null
    stock: string | null
    people: string[]
  }>`
    select (select id::text from entity where parent_id is null limit 1) as entity,
      (select min(id)::text from location) as place,
      (select id::text from budget where begins_on <= current_date and ends_on >= current_date order by id limit 1) as budget,
      (select min(id)::text from stock_item where deleted_at is null) as stock,
      array(select id::text from app_user where is_active and deleted_at is null order by id offset 30 limit 12) as people`.execute(
    writer.db,
  )
  const at = found.rows[0]!
  const items = await priceList(writer, at.entity, at.stock)
  for (const [index, story] of stories.entries()) {
    const people = { requester: at.people[index % Math.max(1, at.people.length)] ?? null }
    await tell(writer, story, { entity: at.entity, location: at.place, budget: at.budget, ...people }, items)
  }
}

async function priceList(writer: Writer, entity: string, stock: string | null): Promise<Map<string, string>> {
  const items = new Map<string, string>()
  const add = async (supplier: string, line: Omit<Line, 'quantity'>, more: Record<string, unknown> = {}) => {
    const { designation, discount: _discount, sort = 'service', ...rest } = line
    const input = {
      ...rest,
      name: designation,
      sort,
      taxRate: '20',
      isActive: true,
      isRecursive: true,
      entity,
      ...more,
    }
    const made = await writer.attempt('catalogue-item.create', {
      ...input,
      supplier: writer.id(`supplier:${supplier}`),
    })
    if (made !== null) items.set(`${supplier} ${line.code}`, (made as { id: string }).id)
  }
  const { quantity: _screens, ...screen } = screens
  const { quantity: _laptops, ...laptop } = laptops('1')
  const { quantity: _days, ...expert } = days('Journée d’expert', '1')
  await add('sudinfo', screen)
  await add('sudinfo', { ...laptop, unitPrice: '942.00' }, { validUntil: '2024-12-31' })
  await add('sudinfo', laptop, { validFrom: '2025-01-01' })
  await add('garlaban', expert)
  if (stock !== null)
    await add(
      'sudinfo',
      { designation: 'Fourniture du stock', code: 'FOURN-1', unitPrice: '31.20', sort: 'stock' },
      { stockItem: stock },
    )
  return items
}

type Head = Record<string, string | null>

async function tell(writer: Writer, story: Story, head: Head, items: Map<string, string>): Promise<void> {
  const now = writer.services.now().getTime()
  const when = (later: number) => ({ at: new Date(Math.min(now - (story.daysAgo - later) * 86_400_000, now)) })
  const dayOf = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10)
  const input = { ...head, name: story.name, supplier: writer.id(`supplier:${story.supplier}`) }
  const made = await writer.attempt('order.create', input, when(0))
  if (made === null) return
  const { id } = made as { id: string }
  const lines: { id: string; quantity: string }[] = []
  for (const line of story.lines) {
    const item = items.get(`${story.supplier} ${line.code}`)
    const given = { taxRate: '20', ...line, order: id, ...(item === undefined ? {} : { item }) }
    const added = await writer.attempt('order-line.create', given, when(0))
    if (added !== null) lines.push({ id: (added as { id: string }).id, quantity: line.quantity })
  }
  const step = (verb: string, later: number, more: object = {}) =>
    writer.attempt(`order.${verb}`, { id, ...more }, when(later))
  const { fate } = story
  if (fate === 'draft') return
  await step('submit', 0.2)
  if (fate === 'submitted') return
  if (fate === 'refused')
    return void (await step('refuse', 1, { reason: 'Le poste actuel suffit : à revoir l’an prochain.' }))
  await step('approve', 1)
  if (fate === 'approved') return
  await step('send', 2, { on: dayOf(2 - story.daysAgo), dueOn: fate === 'late' ? dayOf(-6) : dayOf(12) })
  if (fate === 'ordered' || fate === 'late') return
  if (fate === 'cancelled') return void (await step('cancel', 8, { reason: 'Rupture chez le fournisseur.' }))
  const part = (quantity: string) => (fate === 'part' ? '3' : quantity)
  await step('receive', 14, {
    deliveryNote: `BL-${1000 + story.daysAgo}`,
    receivedOn: dayOf(14 - story.daysAgo),
    lines: lines.map((line) => ({ line: line.id, quantity: part(line.quantity) })),
  })
  if (fate === 'part' || fate === 'received') return
  const amounts =
    fate === 'billed'
      ? { amountExcl: '599.60', amountIncl: '719.52' }
      : { amountExcl: '1280.00', amountIncl: '1536.00' }
  await step('bill', 20, { number: `FA-${2000 + story.daysAgo}`, billedOn: dayOf(20 - story.daysAgo), ...amounts })
  if (fate === 'closed') await step('close', 30)
}
