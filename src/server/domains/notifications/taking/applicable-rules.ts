import { sql } from 'kysely'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import type { NoticeEventName, NoticeKind } from '../../../../shared/notifications/notice-events.ts'
import type { NoticeChannel } from '../../../../shared/notifications/notifications.kinds.ts'
import type { RecipientRole } from '../../../../shared/notifications/recipients.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { entryOf } from '../../../engine/house.ts'
import { rowsWhere } from '../../../engine/lists/list.ts'
import type { Facts } from './facts.ts'

export interface NoticeRule {
  id: string
  event: NoticeEventName
  entityId: string
  /** How deep its entity lies. */
  depth: number
  roles: RecipientRole[]
  userId: string | null
  groupId: string | null
  profileId: string | null
  address: string | null
  exceptRoles: RecipientRole[]
  exceptUserId: string | null
  exceptGroupId: string | null
  channels: NoticeChannel[]
  tellsActor: boolean
  condition: Condition
}

/** Rules in force for one of these meanings, whatever their entity. One statement. */
export async function rulesFor({ db }: Services, events: readonly NoticeEventName[]): Promise<NoticeRule[]> {
  const found = await sql<NoticeRule>`
    select r.id, r.event, r.entity_id, cardinality(e.path) as depth, r.roles, r.user_id, r.group_id, r.profile_id, r.address,
      r.except_roles, r.except_user_id, r.except_group_id, r.channels, r.tells_actor, r.condition
    from notification_rule r join entity e on e.id = r.entity_id
    where r.event = any(${[...events]}::text[]) and r.is_active and r.deleted_at is null
    order by r.position, r.id limit 500`.execute(db)
  return found.rows
}

/**
 * Those of the rules that hold for the record: of its entity or the nearest above it that has any (a lower unit replaces
 * what the upper one said, it never adds to it), whose condition the record meets.
 */
export async function applicableRules(
  services: Services,
  facts: Facts,
  rules: readonly NoticeRule[],
): Promise<NoticeRule[]> {
  const path = await sql<{ path: string[] }>`select path::text[] from entity where id = ${facts.entityId}`.execute(
    services.db,
  )
  const above = new Set(path.rows[0]?.path ?? [])
  const near = rules.filter((rule) => above.has(rule.entityId))
  const deepest = Math.max(0, ...near.map((rule) => rule.depth))
  const nearest = near.filter((rule) => rule.depth === deepest)
  const met = await Promise.all(nearest.map((rule) => meets(services, facts, rule.condition)))
  return nearest.filter((_, index) => met[index])
}

const isEmpty = (condition: Condition): boolean => 'all' in condition && condition.all.length === 0

async function meets(services: Services, { kind, recordId }: Facts, condition: Condition): Promise<boolean> {
  if (isEmpty(condition) || kind === 'none') return true
  const { db, house, now, timeZone } = services
  const reader = { db, house, actor: systemActor('Cigale', 'job'), now: now(), timeZone }
  const record = recordKind(services, kind)
  try {
    const found = await sql`
      select 1 from ${sql.table(record.table)} a where a.id = ${recordId} and ${rowsWhere(reader, record, condition, false)}`.execute(
      db,
    )
    return found.rows.length > 0
  } catch (error) {
    // It asks for a field that is gone: like a rule that does not hold. The page of the rule says so.
    if (error instanceof CigaleError) return false
    throw error
  }
}

export const recordKind = ({ house }: Pick<Services, 'house'>, kind: Exclude<NoticeKind, 'none'>) =>
  entryOf(house, kind).kind
