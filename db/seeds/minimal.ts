import { sql } from 'kysely'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import type { SeedRequest } from './index.ts'

const states = [
  { code: 'in_use', name: 'En service', phase: 'in_use' },
  { code: 'in_stock', name: 'En stock', phase: 'in_stock' },
  { code: 'in_repair', name: 'En réparation', phase: 'in_repair' },
  { code: 'on_loan', name: 'En prêt', phase: 'on_loan' },
  { code: 'ordered', name: 'Commandé', phase: 'ordered' },
  { code: 'lost', name: 'Perdu ou volé', phase: 'lost' },
  { code: 'retired', name: 'Réformé', phase: 'retired' },
] as const

/** What every agency starts with: names may be changed, nothing depends on them. */
const categories: Record<string, string[]> = {
  Matériel: ['Poste de travail', 'Imprimante et copieur', 'Téléphone', 'Écran et accessoires'],
  Logiciel: ['Bureautique', 'Application métier', 'Système'],
  'Réseau et accès': ['Wi-Fi', 'VPN et télétravail', 'Dossiers partagés', 'Mot de passe'],
  Messagerie: [],
  'Arrivée et départ': [],
  Autre: [],
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
      const made = await create('asset-state', { name: state.name, phase: state.phase, position: position * 10 })
      // `code` is ours, for rules to name a state whatever people call it; no form offers it.
      await sql`update asset_state set code = ${state.code} where id = ${made.id}`.execute(services.db)
    }
  }
  await runAction(services, services.house.actions.get('audit-rule.ship')!, actor, {})
  if (await isEmpty('ticket_category')) {
    const offered = { forIncident: true, forRequest: true, forProblem: true, forChange: true, inPortal: true }
    for (const [name, children] of Object.entries(categories)) {
      const parent = await create('ticket-category', { name, ...offered })
      for (const child of children)
        await create('ticket-category', {
          name: child,
          parent: parent.id,
          ...offered,
        })
    }
  }
}
