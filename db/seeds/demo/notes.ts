import { sql } from 'kysely'
import type { Writer } from './writer.ts'

const author = 'demo:note-author'
const keeper = 'demo:note-keeper'

const onMachines = [
  { body: '<p>Charnière gauche fragile : la caler avant de refermer.</p>', isPinned: true, isShown: true },
  { body: '<p>Prêtée au service formation jusqu’à la fin du mois, rendue sans sa sacoche.</p>' },
  { body: '<p>Batterie remplacée hors garantie ; l’ancienne est au recyclage.</p>' },
  {
    body: '<p>Ne pas réinstaller sans prévenir : <strong>logiciel métier sous licence liée à la machine</strong>.</p>',
    isPinned: true,
    isShown: true,
  },
  { body: '<p>Écran rayé en haut à droite, signalé à la remise.</p>' },
]

const onSuppliers = [
  { body: '<p>Contact commercial absent le mercredi ; passer par le standard.</p>', isPinned: true },
  { body: '<p>Délai constaté : <em>12 jours ouvrés</em> au lieu de 8.</p>' },
]

/** What colleagues have written on machines and suppliers. */
export async function demoNotes(writer: Writer): Promise<void> {
  await writer.nameHolder(author, 'technician')
  await writer.nameHolder(keeper, 'asset-manager')
  const assets = await sql<{ id: string }>`
    select id from asset where type = 'computer' and user_id is not null order by id limit 12`.execute(writer.db)
  const suppliers = await sql<{ id: string }>`select id from supplier order by id limit 3`.execute(writer.db)
  const all = [
    ...assets.rows.flatMap(({ id }, at) => pick(onMachines, at).map((note) => ({ kind: 'asset', id, note }))),
    ...suppliers.rows.flatMap(({ id }) => onSuppliers.map((note) => ({ kind: 'supplier', id, note }))),
  ]
  const now = writer.services.now().getTime()
  for (const [index, { kind, id, note }] of all.entries()) {
    const at = new Date(now - (index * 9 + 2) * 86_400_000)
    await writer.attempt(`${kind}.add-note`, { id, ...note }, { at, by: index % 3 === 1 ? keeper : author })
  }
}

/** One to three of them. */
const pick = <T>(list: readonly T[], at: number): T[] =>
  Array.from({ length: 1 + (at % 3) }, (_, step) => list[(at * 2 + step * 3) % list.length]!).filter(
    (each, index, some) => some.indexOf(each) === index,
  )
