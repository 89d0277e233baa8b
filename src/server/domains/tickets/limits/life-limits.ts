import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { lifeLimitKind, wayInput, waysOf } from '../../../../shared/tickets/life-limits.ts'
import { type TicketStatus, ticketTypes } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import type { Extra } from '../../../engine/house.ts'
import { say } from '../../../engine/texts.ts'
import { prepared } from '../../../platform/db/prepared.ts'

type LimitRow = RowOf<typeof lifeLimitKind>

/** Says all ways that a profile may not go in the life of a type; the others are open again. */
export const setLifeLimits = defineAction({
  name: 'profile.limit-life',
  permission: 'profile.update',
  event: 'profile.life-limited',
  input: z.strictObject({ id: idInput, type: z.enum(ticketTypes), denied: z.array(wayInput).max(300) }),
  on: { kind: profileKind, id: (input) => input.id },
  run: async (context, { row, input: { type, denied } }) => {
    const known = new Set(waysOf(type).map(({ from, to }) => `${from} ${to}`))
    const wanted = new Set(denied.map(({ from, to }) => `${from} ${to}`))
    if ([...wanted].some((way) => !known.has(way))) throw invalidField('denied', 'no_way', { type })
    const found = await sql<LimitRow>`
      select * from life_limit where profile_id = ${row.id} and type = ${type} for update`.execute(context.db)
    const there = new Map(found.rows.map((each) => [`${each.fromStatus} ${each.toStatus}`, each]))
    for (const [way, each] of there) if (!wanted.has(way)) await context.remove(lifeLimitKind, each)
    const fresh = [...wanted]
      .filter((way) => !there.has(way))
      .map((way) => way.split(' ') as [TicketStatus, TicketStatus])
    if (fresh.length > 0)
      await context.createMany(
        lifeLimitKind,
        fresh.map(([fromStatus, toStatus]) => ({ profileId: row.id, type, fromStatus, toStatus })),
      )
    kept.delete(context.services.db)
    if (wanted.size !== there.size || fresh.length > 0)
      context.note(profileKind, row.id, [{ field: 'lifeLimits', old: there.size, new: wanted.size }])
    return row
  },
})

/** Profiles by which somebody acts on cases of an entity; those that reach it not at all say nothing. */
const profilesOf = (actor: Actor, entityId: string | null): string[] => {
  const here = actor.grants.filter(({ entityIds }) => entityId === null || entityIds.includes(entityId))
  return [...new Set((here.length > 0 ? here : actor.grants).map(({ profileId }) => profileId))]
}

/** States to which the reader may not bring a case from where it stands: where all the profiles that he has close the way. */
export const deniedStates: Extra = (alias, actor) => {
  if (actor.type === 'system') return sql`'[]'::json`
  const profiles = profilesOf(actor, null)
  return sql`coalesce((
    select json_agg(d.to_status) from (
      select xl.to_status from life_limit xl
      where xl.profile_id = any(${profiles}::bigint[]) and xl.type = ${sql.ref(`${alias}.type`)} and xl.from_status = ${sql.ref(`${alias}.status`)}
      group by xl.to_status having count(*) = ${profiles.length}::int) d), '[]'::json)`
}

/** A handful, read once in a while: a way that was closed elsewhere is closed here a moment later. */
const lifeMs = 5_000
const kept = new WeakMap<object, { at: number; ways: ReadonlySet<string> }>()

async function closedWays({ db, services }: ActionContext): Promise<ReadonlySet<string>> {
  const known = kept.get(services.db)
  if (known !== undefined && performance.now() - known.at < lifeMs) return known.ways
  const found = await sql<{ way: string }>`${prepared}
    select concat_ws(' ', profile_id, type, from_status, to_status) as way from life_limit`.execute(db)
  const ways = new Set(found.rows.map(({ way }) => way))
  kept.set(services.db, { at: performance.now(), ways })
  return ways
}

/** People go only the ways that one of their profiles leaves open; the house goes all. @throws `conflict` */
export async function requireWay(
  context: ActionContext,
  row: { type: string; status: string; entityId: string },
  to: TicketStatus,
): Promise<void> {
  const { actor } = context
  if (actor.type === 'system' || to === row.status) return
  const profiles = profilesOf(actor, row.entityId)
  const closed = await closedWays(context)
  const isClosed = (profileId: string) => closed.has(`${profileId} ${row.type} ${row.status} ${to}`)
  if (profiles.length === 0 || !profiles.every(isClosed)) return
  const name = (status: string) => say(actor.language, `kind.ticket.choice.status.${status}`, {})
  const profile = actor.grants.find(({ profileId }) => profileId === profiles[0])?.profileName ?? ''
  throw conflict('way_closed', { profile, from: name(row.status), to: name(to) })
}
