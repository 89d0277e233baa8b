import { type RawBuilder, sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import {
  fillText,
  type TextValues,
  textTemplateKind,
  unknownVariable,
} from '../../../../shared/tickets/text-templates.ts'
import { ticketCategoryKind, ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { EntryWords } from '../../../../shared/tickets/timeline.ts'
import type { KindEntry } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { spokenSql } from '../../../engine/lists/title-sql.ts'
import type { Db } from '../../../engine/rules/load-facts.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { typesSql } from '../case-types.ts'
import { namedSql } from '../named-sql.ts'

/** A template with the case's values in it. */
export interface FilledTemplate extends EntryWords {
  id: string
  name: string
  usage: string
  /** HTML. */
  body: string
  minutes: number | null
}

/** Who writes, when, and in which language and zone dates are told. */
export interface Telling {
  author: string
  now: Date
  language: string
  timeZone: string
}

const most = 200

/** A template that names a variable which does not exist would be sent to people as it is. */
export const prepareTextTemplate: KindEntry['prepare'] = async (_write, _row, values) => {
  const unknown = typeof values.body === 'string' ? unknownVariable(values.body) : null
  if (unknown !== null) throw invalidField('body', 'unknown_variable', { name: unknown })
  return values
}

const living = { isLiving: true }

/** The templates offered on a case, by name, filled. */
export async function readFilledTemplates(
  reader: Reader,
  ticketId: string,
  language: string,
): Promise<{ items: FilledTemplate[]; total: number; next: null }> {
  const ticket = await readRecord(reader, ticketKind, ticketId)
  const name = spokenSql(textTemplateKind, 'name', 's', language)
  const found = await sql<FilledTemplate>`${prepared}
    select s.id::text, ${name} as name, s.usage, s.body, s.minutes,
      ${namedSql('app_group', 's.group_id', living)} as "group", ${namedSql('task_category', 's.task_category_id', { ...living, name: 'complete_name' })} as category,
      ${namedSql('solution_type', 's.solution_type_id', living)} as solution_type, ${namedSql('request_source', 's.source_id', living)} as source
    from text_template s
    where s.deleted_at is null and ${String(ticket.type)} = any(${typesSql('s')}) order by ${name}, s.id limit ${most}`.execute(
    reader.db,
  )
  if (found.rows.length === 0) return { items: [], total: 0, next: null }
  const telling = { author: reader.actor.name, now: reader.now, language, timeZone: reader.timeZone }
  const values = await valuesOf(reader.db, ticketId, telling)
  const items = found.rows.map((template) => ({ ...template, body: fillText(template.body, values) }))
  return { items, total: items.length, next: null }
}

const namesOf = (role: string): RawBuilder<string> => sql`coalesce((
  select string_agg(coalesce(u.name, g.name), ', ' order by a.position, coalesce(a.user_id, a.group_id))
  from ticket_actor a left join app_user u on u.id = a.user_id left join app_group g on g.id = a.group_id
  where a.ticket_id = t.id and a.role = ${sql.lit(role)}), '')`

/** What the variables stand for on a case. One statement. */
export async function valuesOf(db: Db, ticketId: string, telling: Telling): Promise<TextValues> {
  const found = await sql<
    Record<'requester' | 'assignee' | 'category' | 'entity' | 'location' | 'assets', string> & {
      number: string
      title: string
      openedAt: Date
    }
  >`${prepared}
    select t.number::text, t.title, t.opened_at, ${namesOf('requester')} as requester, ${namesOf('assignee')} as assignee,
      coalesce(${spokenSql(ticketCategoryKind, 'name', 'c', telling.language)}, '') as category, e.name as entity, coalesce(l.complete_name, '') as location,
      coalesce((select string_agg(x.name, ', ' order by x.name, x.id) from ticket_asset ta join asset x on x.id = ta.asset_id
        where ta.ticket_id = t.id), '') as assets
    from ticket t join entity e on e.id = t.entity_id left join ticket_category c on c.id = t.category_id
      left join location l on l.id = t.location_id
    where t.id = ${ticketId}`.execute(db)
  const { openedAt, ...names } = found.rows[0]!
  const { author, now, language, timeZone } = telling
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  return { ...names, opened: day.format(openedAt), today: day.format(now), author }
}
