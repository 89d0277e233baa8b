import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { refusalOf } from '../../../engine/actions/in-transaction.ts'
import type { Copier } from '../../../engine/house.ts'
import { inSavepoint } from '../../../platform/db/savepoint.ts'
import { createLink } from '../links/link-actions.ts'

/** Own fields of types that name one thing and no other. */
const ownNames = ['imei', 'iccid', 'msin', 'address', 'mac', 'callNumber', 'fingerprint', 'externalId', 'lastUser']

/** A copy is another machine: what names the first one is not its own. */
export function prepareCopy(values: Record<string, unknown>): Record<string, unknown> {
  const custom = Object.entries((values.custom ?? {}) as Record<string, unknown>)
  return { ...values, custom: Object.fromEntries(custom.filter(([name]) => !ownNames.includes(name))) }
}

/** What only an agent can say of a machine, and who has it: nobody has the new one yet. */
export const emptiedInCopies = ['contact', 'contactNumber', 'osName', 'osVersion', 'user', 'impactGroup'] as const

const handParts = (name: string, isPort: boolean): Copier => {
  const which = isPort ? sql`p.section = 'port'` : sql`p.section <> 'port'`
  return {
    kind: assetKind.name,
    name,
    count: (id) => sql`select count(*) from asset_part p where p.asset_id = ${id} and not p.is_observed and ${which}`,
    run: async (context, from, to) => {
      const made = await sql<{ section: string; title: string }>`
        with own as (select p.* from asset_part p where p.asset_id = ${from.id} and not p.is_observed and ${which}),
        made as (
          insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
          select t.id, o.section, 'hand:' || gen_random_uuid(), o.title, o.data - '{serial,inventoryNumber,mac,ips}'::text[], false, ${context.now}, ${context.now}
          from own o, unnest(${to.map(({ id }) => id)}::bigint[]) as t(id))
        select section, title from own order by id`.execute(context.db)
      const changes = made.rows.map(({ section, title }) => ({ field: `part:${section}`, old: null, new: title }))
      if (changes.length > 0) for (const { id } of to) context.note(assetKind, id, changes)
    },
  }
}

interface Declared {
  fromId: string
  toId: string
  typeId: string
  comment: string | null
}

const declared = (id: string) => sql`
  from asset_link l join link_type y on y.id = l.type_id
  where ${id} in (l.from_id, l.to_id) and l.is_declared and l.ended_at is null and not (y.is_single and l.to_id <> ${id})`

/** Links that people made, except those of which the other end has one only. */
const links: Copier = {
  kind: assetKind.name,
  name: 'links',
  needs: 'asset.update',
  count: (id) => sql`select count(*) ${declared(id)}`,
  run: async (context, from, to) => {
    const found =
      await sql<Declared>`select l.from_id, l.to_id, l.type_id, l.comment ${declared(from.id)} order by l.id`.execute(
        context.db,
      )
    for (const copy of to) for (const link of found.rows) await linkAlike(context, link, from.id, copy.id)
  },
}

/** A link that the rules of links refuse for the copy (one of a sort, a circle, an end out of sight) is left out. */
async function linkAlike(context: ActionContext, link: Declared, from: string, copy: string): Promise<void> {
  const end = (id: string) => (id === from ? copy : id)
  const input = { from: end(link.fromId), to: end(link.toId), type: link.typeId, comment: link.comment }
  const done = await inSavepoint(context.db, () => createLink.run(context, { row: {}, input } as never))
  if ('failure' in done && refusalOf(done.failure) === null) throw done.failure
}

export const assetCopiers: readonly Copier[] = [handParts('parts', false), handParts('ports', true), links]
