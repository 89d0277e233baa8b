import { sql } from 'kysely'
import type { Writer } from './writer.ts'

const keeper = 'demo:keeper'

/** What people said beside the agents: a program no agent can see, a system of a machine without agent, a line set aside. */
export async function demoByHand(writer: Writer): Promise<void> {
  await writer.nameHolder(keeper, 'asset-manager')
  const found = await sql<{ id: string; install: string | null; part: string | null }>`
    select a.id, (select min(i.software_version_id)::text from software_install i where i.asset_id = a.id and i.is_observed) as install,
      (select min(p.id)::text from asset_part p where p.asset_id = a.id and p.section = 'sound' and p.is_observed) as part
    from asset a where a.type = 'computer' and a.deleted_at is null and exists (select 1 from software_install i where i.asset_id = a.id)
    order by a.id offset 10 limit 5`.execute(writer.db)
  for (const [index, { id, install, part }] of found.rows.entries()) {
    await writer.attempt(
      'asset.add-software',
      { id, name: 'Cartographie des gardes', publisher: 'Service informatique', version: `3.${index}` },
      { by: keeper },
    )
    if (index === 0 && install !== null)
      await writer.attempt(
        'asset.hide-software',
        { id, install, reason: 'Reste d’une désinstallation : la clé est là, le logiciel non' },
        { by: keeper },
      )
    if (index === 0 && part !== null)
      await writer.attempt('asset.hide-part', { id, part, reason: 'Carte désactivée dans le BIOS' }, { by: keeper })
  }
}
