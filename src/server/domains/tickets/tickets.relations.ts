import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { caseLinkTypes, sideOf } from '../../../shared/tickets/case-links.ts'
import type { ActorRole } from '../../../shared/tickets/ticket-actors.ts'
import type { RelationSql } from '../../engine/house.ts'

/**
 * People and groups with a part in a case: `assignee.user:@me`, `requester:dupont`. Two lists in one, and not one list with
 * two joins: a name is then looked up by its index, among people and among groups.
 */
const actorRelation = (role: ActorRole): RelationSql => ({
  from: sql`(
    select xa.ticket_id, xa.role, xa.user_id, xa.group_id, xu.name, xu.login
    from ticket_actor xa join app_user xu on xu.id = xa.user_id
    union all
    select xa.ticket_id, xa.role, xa.user_id, xa.group_id, xg.name, null
    from ticket_actor xa join app_group xg on xg.id = xa.group_id) ra`,
  any: sql`ticket_actor ra`,
  on: (outer): RawBuilder<SqlBool> => sql`ra.ticket_id = ${sql.ref(`${outer}.id`)} and ra.role = ${sql.lit(role)}`,
  fields: {
    id: sql`ra.user_id`,
    name: sql`ra.name`,
    login: sql`ra.login`,
    role: sql`ra.role`,
    user: sql`ra.user_id`,
    group: sql`ra.group_id`,
  },
})

/** A link as the end where its arrow begins (or arrives) says it. */
const sideSql = (isForward: boolean) =>
  sql`case l.type ${sql.join(
    caseLinkTypes.map((type) => sql`when ${sql.lit(type)} then ${sql.lit(sideOf(type, isForward))}`),
    sql` `,
  )} end`

export const ticketRelations: Record<string, RelationSql> = {
  requester: actorRelation('requester'),
  observer: actorRelation('observer'),
  assignee: actorRelation('assignee'),
  party: {
    from: sql`ticket_party rp2 left join supplier rps on rps.id = rp2.supplier_id`,
    on: (outer): RawBuilder<SqlBool> => sql`rp2.ticket_id = ${sql.ref(`${outer}.id`)}`,
    fields: {
      id: sql`rp2.id`,
      name: sql`coalesce(rps.name, rp2.name)`,
      email: sql`rp2.email`,
      role: sql`rp2.role`,
      supplier: sql`rp2.supplier_id`,
      reference: sql`rp2.reference`,
    },
  },
  asset: {
    from: sql`ticket_asset rt join asset rx on rx.id = rt.asset_id`,
    record: 'rx',
    on: (outer): RawBuilder<SqlBool> => sql`rt.ticket_id = ${sql.ref(`${outer}.id`)}`,
    fields: { id: sql`rx.id`, number: sql`rx.number`, name: sql`rx.name`, serial: sql`rx.serial`, type: sql`rx.type` },
  },
  software: {
    from: sql`ticket_software rs join software rp on rp.id = rs.software_id and rp.deleted_at is null`,
    record: 'rp',
    on: (outer): RawBuilder<SqlBool> => sql`rs.ticket_id = ${sql.ref(`${outer}.id`)}`,
    fields: { id: sql`rp.id`, name: sql`rp.name`, publisher: sql`rp.publisher` },
  },
  linked: {
    from: sql`(
      select l.from_id as id, l.to_id as other_id, ${sideSql(true)} as side from ticket_link l
      union all
      select l.to_id, l.from_id, ${sideSql(false)} from ticket_link l
      union all
      select m.id, m.merged_into_id, 'merged-into' from ticket m where m.merged_into_id is not null
      union all
      select m.merged_into_id, m.id, 'merged-from' from ticket m where m.merged_into_id is not null) rl
      join ticket ro on ro.id = rl.other_id and ro.deleted_at is null`,
    record: 'ro',
    on: (outer): RawBuilder<SqlBool> => sql`rl.id = ${sql.ref(`${outer}.id`)}`,
    fields: {
      id: sql`ro.id`,
      side: sql`rl.side`,
      number: sql`ro.number`,
      title: sql`ro.title`,
      type: sql`ro.type`,
      status: sql`ro.status`,
    },
  },
  approver: {
    from: sql`(
      select va.subject_id, v.user_id, v.group_id, v.answer, coalesce(vu.name, vg.name) as name
      from approver v join approval va on va.id = v.approval_id and va.subject_kind = 'ticket' and va.state <> 'withdrawn'
      left join app_user vu on vu.id = v.user_id left join app_group vg on vg.id = v.group_id) rq`,
    on: (outer): RawBuilder<SqlBool> => sql`rq.subject_id = ${sql.ref(`${outer}.id`)}`,
    fields: {
      id: sql`rq.user_id`,
      name: sql`rq.name`,
      user: sql`rq.user_id`,
      group: sql`rq.group_id`,
      answer: sql`rq.answer`,
    },
  },
  // Public entries only: a filter must not let anyone guess at internal notes word by word. Those who may read them
  // find their words by full text (textElsewhere).
  entry: {
    from: sql`ticket_entry re`,
    on: (outer): RawBuilder<SqlBool> =>
      sql`re.ticket_id = ${sql.ref(`${outer}.id`)} and re.deleted_at is null and not re.is_private`,
    fields: {
      type: sql`re.type`,
      bodyText: sql`re.body_text`,
      state: sql`re.state`,
      assignee: sql`re.assignee_id`,
      group: sql`re.group_id`,
      category: sql`re.category_id`,
      source: sql`re.source_id`,
    },
  },
  authorProfile: {
    from: sql`access_grant rag join profile rp on rp.id = rag.profile_id`,
    record: 'rp',
    on: (outer): RawBuilder<SqlBool> => sql`rag.user_id = ${sql.ref(`${outer}.author_id`)}`,
    fields: { id: sql`rp.id`, name: sql`rp.name` },
  },
}

/** Cases of an asset, for the asset's own relation `ticket` (the link table is ours, the arrow points from us to assets). */
export const ticketsOfAsset: RelationSql = {
  from: sql`ticket_asset xt join ticket xk on xk.id = xt.ticket_id and xk.deleted_at is null`,
  record: 'xk',
  on: (outer): RawBuilder<SqlBool> => sql`xt.asset_id = ${sql.ref(`${outer}.id`)}`,
  fields: {
    id: sql`xk.id`,
    number: sql`xk.number`,
    title: sql`xk.title`,
    status: sql`xk.status`,
    phase: sql`xk.phase`,
    type: sql`xk.type`,
  },
}

/** Cases about a program. */
export const ticketsOfSoftware: RelationSql = {
  from: sql`ticket_software ys join ticket yk on yk.id = ys.ticket_id and yk.deleted_at is null`,
  record: 'yk',
  on: (outer): RawBuilder<SqlBool> => sql`ys.software_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`yk.id`, number: sql`yk.number`, title: sql`yk.title`, phase: sql`yk.phase` },
}
