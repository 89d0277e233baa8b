import { sql } from 'kysely'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import type { SeedRequest } from './index.ts'

const states = [
  { code: 'in_use', name: 'En service', nameEn: 'In use', phase: 'in_use' },
  { code: 'in_stock', name: 'En stock', nameEn: 'In stock', phase: 'in_stock' },
  { code: 'in_repair', name: 'En réparation', nameEn: 'In repair', phase: 'in_repair' },
  { code: 'on_loan', name: 'En prêt', nameEn: 'On loan', phase: 'on_loan' },
  { code: 'ordered', name: 'Commandé', nameEn: 'Ordered', phase: 'ordered' },
  { code: 'lost', name: 'Perdu ou volé', nameEn: 'Lost or stolen', phase: 'lost' },
  { code: 'retired', name: 'Réformé', nameEn: 'Retired', phase: 'retired' },
] as const

const said = ({ name, nameEn }: { name: string; nameEn: string }) => ({ name, nameEn })

/** What every agency starts with: names may be changed, nothing depends on them. */
const categories: Category[] = [
  {
    name: 'Matériel',
    nameEn: 'Hardware',
    below: [
      { name: 'Poste de travail', nameEn: 'Workstation' },
      { name: 'Imprimante et copieur', nameEn: 'Printer and copier' },
      { name: 'Téléphone', nameEn: 'Telephone' },
      { name: 'Écran et accessoires', nameEn: 'Screen and accessories' },
    ],
  },
  {
    name: 'Logiciel',
    nameEn: 'Software',
    below: [
      { name: 'Bureautique', nameEn: 'Office software' },
      { name: 'Application métier', nameEn: 'Business application' },
      { name: 'Système', nameEn: 'Operating system' },
    ],
  },
  {
    name: 'Réseau et accès',
    nameEn: 'Network and access',
    below: [
      { name: 'Wi-Fi', nameEn: 'Wi-Fi' },
      { name: 'VPN et télétravail', nameEn: 'VPN and remote work' },
      { name: 'Dossiers partagés', nameEn: 'Shared folders' },
      { name: 'Mot de passe', nameEn: 'Password' },
    ],
  },
  { name: 'Messagerie', nameEn: 'Mail' },
  { name: 'Arrivée et départ', nameEn: 'Joining and leaving' },
  { name: 'Autre', nameEn: 'Other' },
]

interface Category {
  name: string
  nameEn: string
  below?: { name: string; nameEn: string }[]
}

/** States of assets, audits of the register and first categories of tickets; nothing where there are some already. */
export async function seedMinimal({ services }: SeedRequest): Promise<void> {
  const actor = systemActor('Cigale', 'seed')
  const create = (kind: string, input: unknown) =>
    runAction(services, services.house.actions.get(`${kind}.create`)!, actor, input) as Promise<{ id: string }>
  const isEmpty = async (table: string) =>
    (await sql`select 1 from ${sql.table(table)} limit 1`.execute(services.db)).rows.length === 0
  if (await isEmpty('asset_state')) {
    for (const [position, state] of states.entries()) {
      const made = await create('asset-state', { ...said(state), phase: state.phase, position: position * 10 })
      // `code` is ours, for rules to name a state whatever people call it; no form offers it.
      await sql`update asset_state set code = ${state.code} where id = ${made.id}`.execute(services.db)
    }
  }
  await runAction(services, services.house.actions.get('audit-rule.ship')!, actor, {})
  await runAction(services, services.house.actions.get('notification-rule.ship')!, actor, {})
  if (await isEmpty('ticket_category')) {
    const offered = { forIncident: true, forRequest: true, forProblem: true, forChange: true, inPortal: true }
    for (const category of categories) {
      const parent = await create('ticket-category', { ...said(category), ...offered })
      for (const child of category.below ?? [])
        await create('ticket-category', { ...said(child), parent: parent.id, ...offered })
    }
  }
}
