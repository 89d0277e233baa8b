import { sql } from 'kysely'
import { normaliseHandle } from '../../../shared/fields/handle.ts'
import type { ActRelation, FoundBy } from '../../../shared/tickets/rule-acts.ts'
import { fillText } from '../../../shared/tickets/text-templates.ts'
import { mayDo } from '../../../shared/tickets/ticket.lifecycle.ts'
import type { RoleActor } from '../../../shared/tickets/ticket-actors.ts'
import { ticketPartyKind } from '../../../shared/tickets/ticket-parties.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { textOfHtml } from '../../engine/changes/clean-values.ts'
import type { Outcome } from '../../engine/rules/run-rules.ts'
import { valuesOf } from './templates/fill-templates.ts'
import { findActors, writeActors } from './ticket-actors.ts'
import { addEntry } from './ticket-entries.ts'
import { moved, settled, type TicketRow } from './ticket-moves.ts'

/** What rules do once the case is written, by sort: ids of groups, suppliers, texts; ways of finding equipment. */
export type RuleActs = Partial<Record<ActRelation, string[]>>

export const actsOf = ({ added }: Pick<Outcome, 'added'>): RuleActs => {
  const acts: RuleActs = {}
  for (const { relation, row } of added)
    if (row.value != null) acts[relation as ActRelation] = [...(acts[relation as ActRelation] ?? []), String(row.value)]
  return acts
}

/** Carries them out; says what of the case changes with it. No statement where rules did nothing of the sort. */
export async function doActs(context: ActionContext, row: TicketRow, acts: RuleActs): Promise<Partial<TicketRow>> {
  if (acts.managerObserver !== undefined) await addManagers(context, row, acts.managerObserver)
  if (acts.namedAsset !== undefined) await addNamed(context, row, acts.namedAsset as FoundBy[])
  for (const supplier of acts.supplier ?? []) await addSupplier(context, row, supplier)
  const words = acts.words === undefined ? {} : await addWords(context, row, acts.words)
  // Whoever was given the work, and a task with a time, decide the state.
  return acts.supplier === undefined || words.status !== undefined
    ? words
    : { ...(await settled(context, row)), ...words }
}

async function addManagers(context: ActionContext, row: TicketRow, groups: readonly string[]): Promise<void> {
  const managers = await sql<{ id: string }>`
    select distinct m.user_id::text as id from group_member m join app_user u on u.id = m.user_id
    where m.group_id = any(${groups}::bigint[]) and m.is_manager and u.is_active and u.deleted_at is null`.execute(
    context.db,
  )
  const actors = managers.rows.map(({ id }): RoleActor => ({ role: 'observer', type: 'user', id }))
  if (actors.length === 0) return
  const changes = await writeActors(context, row.id, actors, [], await findActors(context, actors))
  if (changes.length > 0) context.note(ticketKind, row.id, changes)
}

/** The house names it: whoever opens need not see suppliers. */
async function addSupplier(context: ActionContext, row: TicketRow, supplierId: string): Promise<void> {
  const found = await sql<{ name: string }>`
    select s.name from supplier s where s.id = ${supplierId} and s.deleted_at is null and not exists (
      select 1 from ticket_party p where p.ticket_id = ${row.id} and p.supplier_id = s.id and p.role = 'assignee')`.execute(
    context.db,
  )
  const name = found.rows[0]?.name
  if (name === undefined) return
  const values = { ticketId: row.id, role: 'assignee' as const, supplierId, name }
  const stored = await context.create(ticketPartyKind, values, { byHouse: new Set(['supplier']) })
  context.note(ticketKind, row.id, [{ field: 'assignee', old: null, new: `party:${stored.id}`, newText: name }])
}

const sortsOf: Record<FoundBy, readonly string[]> = {
  any: ['name', 'serial', 'ip', 'mac'],
  name: ['name'],
  serial: ['serial'],
  ip: ['ip'],
  mac: ['mac'],
}

/** Words that could name a thing: with a digit or a sign in it, not too short. A text of a thousand such words is no hint. */
const mostWords = 300
const mostAssets = 10

const candidatesIn = (text: string): string[] => {
  const words = text.split(/[\s,;()[\]"'«»<>]+/u).map((word) => word.replace(/^[.:/]+|[.:/?!]+$/gu, ''))
  const fit = words.filter((word) => word.length >= 4 && word.length <= 64 && /[\d._:-]/.test(word))
  return [...new Set(fit.map(normaliseHandle))].slice(0, mostWords)
}

/** Equipment that title or description name, where the name is one thing's alone; by the index of exact handles. */
async function addNamed(context: ActionContext, row: TicketRow, ways: readonly FoundBy[]): Promise<void> {
  const words = candidatesIn(`${row.title} ${textOfHtml(row.description)}`)
  if (words.length === 0) return
  const sorts = [...new Set(ways.flatMap((way) => sortsOf[way] ?? []))]
  const added = await sql<{ id: string; name: string }>`
    with named as (
      select e.value, min(e.record_id) as id from search_exact e join asset x on x.id = e.record_id and x.deleted_at is null
      where e.kind = 'asset' and e.value = any(${words}::text[]) and e.sort = any(${sorts}::text[])
        and x.entity_id = any((select array_agg(n.id) from entity n join entity o on o.id = any(n.path) or n.id = any(o.path) where o.id = ${row.entityId})::bigint[])
      group by e.value having count(distinct e.record_id) = 1 limit ${mostAssets}),
    linked as (
      insert into ticket_asset (ticket_id, asset_id) select distinct ${row.id}::bigint, id from named on conflict do nothing returning asset_id)
    select x.id::text, x.name from linked join asset x on x.id = linked.asset_id`.execute(context.db)
  const changes = added.rows.map(({ id, name }) => ({ field: 'asset', old: null, new: id, newText: name }))
  if (changes.length > 0) context.note(ticketKind, row.id, changes)
}

interface Words {
  id: string
  usage: 'reply' | 'note' | 'task' | 'solution'
  body: string
  minutes: number | null
  groupId: string | null
  taskCategoryId: string | null
  solutionTypeId: string | null
}

/** Texts of the site, each once a case: a task to do, a reply, a note, a solution, which solves it where its state allows. */
async function addWords(context: ActionContext, row: TicketRow, ids: readonly string[]): Promise<Partial<TicketRow>> {
  const found = await sql<Words>`
    select s.id::text, s.usage, s.body, s.minutes, s.group_id::text, s.task_category_id::text, s.solution_type_id::text from text_template s
    where s.id = any(${ids}::bigint[]) and s.deleted_at is null
      and not exists (select 1 from ticket_entry e where e.ticket_id = ${row.id} and e.data->>'template' = s.id::text)
    order by array_position(${ids}::bigint[], s.id)`.execute(context.db)
  if (found.rows.length === 0) return {}
  const { timeZone } = context.services
  const telling = { author: 'Cigale', now: context.now, language: context.actor.language, timeZone }
  const values = await valuesOf(context.db, row.id, telling)
  let patch: Partial<TicketRow> = {}
  for (const each of found.rows) {
    const isSolution = each.usage === 'solution'
    if (isSolution && (patch.status !== undefined || !mayDo(row.type, row.status, 'solve'))) continue
    await addEntry(context, row.id, { ...entryOf(each), body: fillText(each.body, values), template: each.id })
    if (isSolution)
      patch = {
        ...moved(row, row.type === 'change' ? 'applied' : 'solved', context.now),
        ...(each.solutionTypeId === null ? {} : { solutionTypeId: each.solutionTypeId }),
      }
  }
  return patch
}

const entryOf = ({ usage, minutes, groupId, taskCategoryId, solutionTypeId }: Words) => ({
  type: usage,
  isPrivate: usage === 'note' || usage === 'task',
  ...(usage === 'task'
    ? { state: 'todo' as const, durationMinutes: minutes, groupId, categoryId: taskCategoryId }
    : {}),
  ...(usage === 'solution' ? { state: 'proposed' as const, solutionTypeId } : {}),
})
