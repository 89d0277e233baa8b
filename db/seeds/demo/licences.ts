import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/** How the seats of a program relate to its installs: too few, just enough, plenty, unlimited. */
const shapes = [
  { factor: 0.85, days: 45, type: 'subscription' },
  { factor: 1, days: 400, type: 'seats' },
  { factor: 1.3, days: 200, type: 'named_user' },
  { factor: null, days: null, type: 'site' },
  { factor: 0.5, days: 20, type: 'subscription' },
  { factor: 1.1, days: -30, type: 'seats' },
] as const

interface Program {
  id: string
  name: string
  installs: number
}

/** Licences of the programs one pays for, some short and some about to end; seats given to the first people. */
export async function demoLicences(writer: Writer): Promise<void> {
  const found = await sql<Program>`
    select id, name, install_count as installs from software
    where install_count between 3 and 400 and publisher !~* 'mozilla|document foundation|videolan|igor pavlov|notepad'
    order by install_count desc, id limit ${shapes.length * 2}`.execute(writer.db)
  const root = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(writer.db)
  const people = await sql<{
    id: string
  }>`select id from app_user where is_active order by id limit 8 offset 30`.execute(writer.db)
  const now = writer.services.now().getTime()
  for (const [index, program] of found.rows.entries()) {
    const { factor, days, type } = shapes[index % shapes.length]!
    const bought = now - (200 + index * 17) * 86_400_000
    const made = await writer.run(
      'licence.create',
      {
        name: `${program.name} · marché ${2025 + (index % 2)}`,
        software: program.id,
        entity: root.rows[0]!.id,
        type,
        state: 'active',
        seats: factor === null ? null : Math.max(1, Math.round(program.installs * factor)),
        purchasedOn: new Date(bought).toISOString().slice(0, 10),
        expiresOn: days === null ? null : new Date(now + days * 86_400_000).toISOString().slice(0, 10),
        price: (program.installs * 12.5 + 90).toFixed(2),
        orderNumber: `BC-2026-${String(120 + index)}`,
      },
      { at: new Date(bought) },
    )
    for (const { id } of people.rows.slice(0, 2 + (index % 4)))
      await writer.attempt('licence.assign', { id: made.id, user: id })
  }
}
