import { type RawBuilder, sql } from 'kysely'
import type { RecipientRole } from '../../../../shared/notifications/recipients.ts'
import type { ProfileCode } from '../../../../shared/people/shipped-profiles.ts'
import { votersSql } from '../../approvals/index.ts'
import { type Facts, partsIn } from './facts.ts'

/** A select of `user_id, address, name`: people, or addresses without an account. Null = nobody, without asking. */
type RoleSql = (facts: Facts) => RawBuilder<unknown> | null

const nobody = null
const people = (from: RawBuilder<unknown>, column: string): RawBuilder<unknown> =>
  sql`select ${sql.ref(column)}::bigint as user_id, null::text as address, null::text as name from ${from} and ${sql.ref(column)} is not null`
const listed = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`select i::bigint as user_id, null::text as address, null::text as name from unnest(${[...ids]}::bigint[]) i`
export const membersOf = (groupIds: RawBuilder<unknown>, managersOnly = false): RawBuilder<unknown> =>
  people(
    sql`group_member m join app_group g on g.id = m.group_id and g.deleted_at is null
      where m.group_id in (${groupIds}) ${managersOnly ? sql`and m.is_manager` : sql``}`,
    'm.user_id',
  )
const idsIn = (groups: readonly string[]) => sql`select unnest(${[...groups]}::bigint[])`

const users =
  (role: string): RoleSql =>
  ({ ticketId }) =>
    people(sql`ticket_actor a where a.ticket_id = ${ticketId} and a.role = ${role}`, 'a.user_id')
const groupIds = (ticketId: string | null, role: string) =>
  sql`select ga.group_id from ticket_actor ga where ga.ticket_id = ${ticketId} and ga.role = ${role} and ga.group_id is not null`
const groupsOf =
  (role: string, managersOnly = false): RoleSql =>
  ({ ticketId }) =>
    membersOf(groupIds(ticketId, role), managersOnly)
const both = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) => sql`${one} union all ${other}`
const parted =
  (roles: readonly string[], side: 'new' | 'old'): RoleSql =>
  ({ changes }) => {
    const parts = partsIn(changes, roles, side)
    if (parts.users.length + parts.groups.length === 0) return nobody
    return both(listed(parts.users), membersOf(idsIn(parts.groups)))
  }
const outside =
  (role: string, isSupplier: boolean): RoleSql =>
  ({ ticketId }) =>
    sql`select null::bigint as user_id, lower(coalesce(p.email, s.email)) as address, p.name
      from ticket_party p left join supplier s on s.id = p.supplier_id and s.deleted_at is null
      where p.ticket_id = ${ticketId} and ${isSupplier ? sql`p.supplier_id is not null` : sql`p.supplier_id is null and p.role = ${role}`}
        and coalesce(p.email, s.email) is not null`
/** The thing itself, or those that a case is about. */
const ofAssets =
  (column: string): RoleSql =>
  ({ kind, recordId, ticketId }) =>
    people(
      kind === 'asset'
        ? sql`asset x where x.id = ${recordId}`
        : sql`ticket_asset ta join asset x on x.id = ta.asset_id where ta.ticket_id = ${ticketId}`,
      `x.${column}`,
    )
const own =
  (table: string, column: string): RoleSql =>
  ({ recordId }) =>
    people(sql`${sql.table(table)} r where r.id = ${recordId}`, `r.${column}`)
const ofEntry =
  (column: 'assignee_id'): RoleSql =>
  ({ said }) =>
    said === null ? nobody : people(sql`ticket_entry n where n.id = ${said.id}`, `n.${column}`)

/** People with a grant over the unit of the record, chosen by its profile. */
export const holding = ({ entityId }: Facts, which: RawBuilder<unknown>): RawBuilder<unknown> =>
  people(
    sql`access_grant ag join profile p on p.id = ag.profile_id and p.deleted_at is null join entity e on e.id = ${entityId}
      where (ag.entity_id = e.id or (ag.is_recursive and ag.entity_id = any(e.path))) and ${which}`,
    'ag.user_id',
  )
const profiled =
  (...codes: ProfileCode[]): RoleSql =>
  (facts) =>
    holding(facts, sql`p.code = any(${codes}::text[])`)

export const roleSql: Record<RecipientRole, RoleSql> = {
  requester: users('requester'),
  'requester-group': groupsOf('requester'),
  'requester-manager': ({ ticketId }) =>
    people(
      sql`ticket_actor a join app_user u on u.id = a.user_id where a.ticket_id = ${ticketId} and a.role = 'requester'`,
      'u.manager_id',
    ),
  observer: users('observer'),
  'observer-group': groupsOf('observer'),
  'in-charge': ({ ticketId }) => {
    const assignees = sql`ticket_actor o where o.ticket_id = ${ticketId} and o.role = 'assignee' and o.user_id is not null`
    return both(
      people(assignees, 'o.user_id'),
      membersOf(sql`${groupIds(ticketId, 'assignee')} and not exists (select 1 from ${assignees})`),
    )
  },
  assignee: users('assignee'),
  'assigned-group': groupsOf('assignee'),
  'group-managers': groupsOf('assignee', true),
  'group-address': ({ ticketId }) =>
    sql`select null::bigint as user_id, lower(g.email) as address, g.name from app_group g
      where g.id in (${groupIds(ticketId, 'assignee')}) and g.email is not null and g.deleted_at is null`,
  'new-assignee': parted(['assignee'], 'new'),
  'previous-assignee': parted(['assignee'], 'old'),
  newcomer: parted(['requester', 'observer'], 'new'),
  author: own('ticket', 'author_id'),
  mentioned: ({ event }) => (Array.isArray(event.data.users) ? listed(event.data.users.map(String)) : nobody),
  'task-assignee': ofEntry('assignee_id'),
  'task-group': ({ said }) =>
    said === null ? nobody : membersOf(sql`select n.group_id from ticket_entry n where n.id = ${said.id}`),
  approver: ({ ticketId }) =>
    people(
      sql`${votersSql} v join approval a on a.id = v.approval_id and a.state = 'open' and a.step = v.step
        where a.subject_kind = 'ticket' and a.subject_id = ${ticketId} and v.answer is null`,
      'v.voter_id',
    ),
  'outside-requester': outside('requester', false),
  'outside-observer': outside('observer', false),
  supplier: outside('assignee', true),
  'asset-user': ofAssets('user_id'),
  'asset-technician': ofAssets('technician_id'),
  'asset-group': ({ kind, recordId, ticketId }) =>
    membersOf(
      kind === 'asset'
        ? sql`select x.support_group_id from asset x where x.id = ${recordId}`
        : sql`select x.support_group_id from ticket_asset ta join asset x on x.id = ta.asset_id where ta.ticket_id = ${ticketId}`,
    ),
  voter: ({ recordId }) =>
    people(
      sql`${votersSql} v join approval a on a.id = v.approval_id and a.state = 'open' and a.step = v.step
        where a.id = ${recordId} and v.answer is null`,
      'v.voter_id',
    ),
  'approval-asker': own('approval', 'asked_by_id'),
  'asked-person': own('survey_answer', 'user_id'),
  booker: own('booking', 'user_id'),
  'booking-author': own('booking', 'author_id'),
  'pool-group': ({ recordId }) =>
    membersOf(
      sql`select bp.approver_group_id from booking b join booking_pool bp on bp.id = b.pool_id where b.id = ${recordId}`,
    ),
  'licence-technician': own('licence', 'technician_id'),
  'article-owner': own('article', 'owner_id'),
  'order-author': own('supplier_order', 'author_id'),
  'order-requester': own('supplier_order', 'requester_id'),
  'order-submitter': own('supplier_order', 'submitter_id'),
  'order-approvers': (facts) => holding(facts, sql`p.permissions ? 'order.approve'`),
  administrators: profiled('administrator', 'super-administrator'),
  supervisors: profiled('supervisor'),
  'asset-managers': profiled('asset-manager'),
  logistics: profiled('logistics'),
}
