import { type RawBuilder, sql } from 'kysely'
import type { Plan } from '../../../../shared/approvals/approval-plan.ts'
import { type FieldError, invalid } from '../../../../shared/errors.ts'
import { columnOf } from '../../../../shared/kinds/define-kind.ts'
import { isTime, type WindowOfRun } from '../../../../shared/tickets/recurring-cases.ts'
import type { TicketType } from '../../../../shared/tickets/ticket.lifecycle.ts'
import {
  contradictionsOf,
  type FieldRule,
  formOf,
  type OpeningForm,
  presetPlans,
  type SolvingField,
  type TemplateValues,
  ticketTemplateKind,
} from '../../../../shared/tickets/ticket-templates.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { KindEntry } from '../../../engine/house.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { FoundAsset } from '../opening-facts.ts'
import type { FoundActor } from '../ticket-actors.ts'
import type { TicketRow } from '../ticket-moves.ts'

/** A template as found for a case. */
export interface FoundTemplate extends Record<FieldRule, string[]> {
  id: string
  name: string
  beforeSolving: SolvingField[]
  values: TemplateValues
  /** Names of what `values` refers to, by field. */
  names: Partial<Record<'location', string>>
  assignees: FoundActor[]
  observers: FoundActor[]
  /** Who asks where nobody was named. */
  requesters: FoundActor[]
  assets: FoundAsset[]
  tasks: string | null
  plans: Record<string, string | null>
  window: WindowOfRun
  /** What is asked for as soon as the case is there. */
  approval: Plan | null
  /** Ids of the files that hang on the template. */
  documents: string[]
}

interface Sought {
  type: TicketType
  /** Of whoever opens. */
  profileIds?: readonly string[]
  /** SQL of ids; null where there is none. */
  categoryId: RawBuilder<unknown>
  entityId: RawBuilder<unknown>
}

/**
 * SQL of the template of a case, as JSON: that of its category, else of the nearest above that names one, else that of a profile
 * of whoever opens, else the default of its entity or the nearest above. One that is not for the type, or lies in the trash, serves nobody.
 */
export function templateSql({ type, categoryId, entityId, profileIds = [] }: Sought): RawBuilder<FoundTemplate | null> {
  const named = sql.ref(`p.template_${type}_id`)
  const isFor = sql`${sql.ref(`s.for_${type}`)} and s.deleted_at is null`
  return sql`(
    select ${templateJson} from (
      select s.id, 0 as rank, cardinality(p.path) as depth
      from ticket_category c join ticket_category p on p.id = any(c.path) and p.deleted_at is null
        join ticket_template s on s.id = ${named} and ${isFor}
      where c.id = ${categoryId}
      union all
      select s.id, 1, 0 from ticket_template s where s.default_for_id = any(${profileIds}::bigint[]) and ${isFor}
      union all
      select s.id, 2, cardinality(e.path)
      from entity own join entity e on e.id = any(own.path) join ticket_template s on s.default_in_id = e.id and ${isFor}
      where own.id = ${entityId}) f
    join ticket_template s on s.id = f.id
    order by f.rank, f.depth desc, s.name, s.id limit 1)`
}

/** Whoever has left, and a group that takes no more work, are left out. */
const personSql = (column: string): RawBuilder<unknown> => sql`
  select 'user' as type, u.id::text as id, u.name, u.login, u.entity_id::text as "entityId", true as "isUsable", true as seen, null as distribution
  from app_user u where u.id = ${sql.ref(column)} and u.is_active and u.deleted_at is null`

const actorsJson = (role: 'assignee' | 'observer'): RawBuilder<FoundActor[]> => {
  const canTake = role === 'assignee' ? sql`and g.can_be_assigned` : sql``
  return sql`coalesce((select json_agg(a) from (
    ${personSql(`s.${role}_user_id`)}
    union all
    select 'group', g.id::text, g.name, null, g.entity_id::text, g.can_be_assigned, true, g.distribution
    from app_group g where g.id = ${sql.ref(`s.${role}_group_id`)} ${canTake} and g.deleted_at is null) a), '[]'::json)`
}

const levelSql = (column: string): RawBuilder<unknown> =>
  sql`(select v.id::text from service_level v where v.id = ${sql.ref(`s.${column}_id`)} and v.deleted_at is null)`

const plansJson = sql`json_build_object(${sql.join(
  (['risk', ...presetPlans] as const).map(
    (plan) => sql`${sql.lit(plan)}, ${sql.ref(`s.${columnOf(plan, ticketTemplateKind.fields[plan])}`)}`,
  ),
)})`

const morePresets = sql`'tasks', s.tasks, 'plans', ${plansJson},
  'window', json_build_object('windowDays', s.window_days, 'windowTime', s.window_time, 'windowMinutes', s.window_minutes),
  'requesters', coalesce((select json_agg(a) from (${personSql('s.requester_id')}) a), '[]'::json),
  'assets', coalesce((select json_agg(json_build_object('id', x.id::text, 'name', x.name, 'number', x.number, 'serial', x.serial, 'type', x.type))
    from asset x where x.id = s.asset_id and x.deleted_at is null), '[]'::json),
  'documents', coalesce((select json_agg(d.document_id::text order by d.id) from attachment d where d.kind = 'ticket-template' and d.record_id = s.id), '[]'::json),
  'approval', (select json_build_object('steps', w.steps, 'comment', coalesce(w.comment, '')) from approval_template w
    where w.id = s.approval_template_id and w.deleted_at is null)`

const templateJson = sql`json_build_object('id', s.id::text, 'name', s.name, 'mandatory', s.mandatory, 'readOnly', s.read_only,
  'hidden', s.hidden, 'beforeSolving', s.before_solving,
  'values', json_strip_nulls(json_build_object('title', s.title, 'description', s.description, 'urgency', s.urgency, 'impact', s.impact,
    'location', (select l.id::text from location l where l.id = s.location_id and l.deleted_at is null), 'channel', s.channel,
    'slaOwn', ${levelSql('sla_own')}, 'slaResolve', ${levelSql('sla_resolve')},
    'olaOwn', ${levelSql('ola_own')}, 'olaResolve', ${levelSql('ola_resolve')},
    'contract', (select c.id::text from contract c where c.id = s.contract_id and c.deleted_at is null))), ${morePresets},
  'names', json_build_object('location', (select l.complete_name from location l where l.id = s.location_id)),
  'assignees', ${actorsJson('assignee')}, 'observers', ${actorsJson('observer')})`

/** What the form of a case of this type and category is told, for whoever asks. `entityId`: null = that of the reader. */
export async function readOpeningForm(
  { db, actor }: Reader,
  asked: { type: TicketType; categoryId: string | null; entityId: string | null },
): Promise<OpeningForm> {
  const isKnown = (id: string) => id === actor.entityId || actor.grants.some((grant) => grant.entityIds.includes(id))
  const entityId = asked.entityId !== null && isKnown(asked.entityId) ? asked.entityId : actor.entityId
  const found = await sql<{ template: FoundTemplate | null }>`${prepared}
    select ${templateSql({
      type: asked.type,
      categoryId: sql`${asked.categoryId}::bigint`,
      entityId: sql`${entityId}::bigint`,
      profileIds: actor.grants.map((grant) => grant.profileId),
    })} as template`.execute(db)
  const template = found.rows[0]?.template ?? null
  if (template === null) return { template: null, fields: {} }
  const { location, ...plain } = template.values
  const { channel: _, ...portal } = plain
  const place = location === undefined ? {} : { location: { id: location, name: template.names.location ?? location } }
  return formOf(template, { ...(actor.shell === 'portal' ? portal : plain), ...place })
}

const rules = ['mandatory', 'readOnly', 'hidden'] as const

/** A template whose rules contradict each other could never be satisfied by whoever opens. */
export const prepareTicketTemplate: KindEntry['prepare'] = async (_write, row, values) => {
  const whole: Record<string, unknown> = { ...row, ...values }
  const of = (rule: FieldRule) => (whole[rule] as string[] | undefined) ?? []
  const errors = contradictionsOf(
    Object.fromEntries(rules.map((rule) => [rule, of(rule)])) as Record<FieldRule, string[]>,
    whole,
  )
  const { windowTime } = whole
  if (windowTime != null && !isTime(String(windowTime))) errors.push({ field: 'windowTime', code: 'time' })
  if (errors.length > 0) throw invalid(errors)
  return values
}

/**
 * Refuses to end a case that lacks what its template asks for. People only: what the house ends by itself is not stopped.
 *
 * @throws `invalid` with every field that lacks
 */
export async function requireToSolve(context: ActionContext, row: TicketRow): Promise<void> {
  if (context.actor.type !== 'person') return
  const { id, type, categoryId, entityId } = row
  const found = await sql<
    { template: FoundTemplate | null } & Record<'assignees' | 'observers' | 'assets', boolean>
  >`${prepared}
    select ${templateSql({ type, categoryId: sql`${categoryId}::bigint`, entityId: sql`${entityId}::bigint` })} as template,
      exists (select 1 from ticket_actor where ticket_id = ${id} and role = 'assignee') as assignees,
      exists (select 1 from ticket_actor where ticket_id = ${id} and role = 'observer') as observers,
      exists (select 1 from ticket_asset where ticket_id = ${id}) as assets`.execute(context.db)
  const { template, ...links } = found.rows[0]!
  if (template === null) return
  const has: Record<SolvingField, boolean> = {
    ...links,
    category: categoryId !== null,
    location: row.locationId !== null,
    slaResolve: row.slaResolveId !== null,
    solutionType: row.solutionTypeId !== null,
  }
  const lacking = template.beforeSolving.filter((field) => !has[field])
  const errors = lacking.map(
    (field): FieldError => ({ field, code: 'asked_by_template', params: { template: template.name } }),
  )
  if (errors.length > 0) throw invalid(errors)
}
