import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/** What this agency holds for one of a sort: serial numbers by maker, inventory numbers, registrations of suppliers. */
export async function demoUnicity(writer: Writer): Promise<void> {
  const root = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(writer.db)
  const entity = root.rows[0]!.id
  const ignored = 'To be filled*\nDefault string\nSystem serial number\n0000*'
  const rules = [
    {
      name: 'Numéro de série par fabricant',
      subject: 'asset',
      fields: ['serial', 'manufacturer'],
      mode: 'warn',
      ignored,
    },
    { name: 'Numéro d’inventaire', subject: 'asset', fields: ['inventoryNumber'], mode: 'refuse' },
    { name: 'Immatriculation du fournisseur', subject: 'supplier', fields: ['registration'], mode: 'refuse' },
  ]
  for (const rule of rules) await writer.attempt('unique-rule.create', { ...rule, entity, isActive: true })
}
