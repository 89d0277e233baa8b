import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { idInput } from '../../shared/fields/id.ts'
import { columnOf, fieldOf, type Kind } from '../../shared/kinds/define-kind.ts'
import { systemActor } from './access/actor.ts'
import { visible } from './access/visible.ts'
import type { Services } from './actions/context.ts'
import { defineAction } from './actions/define-action.ts'
import { runAction } from './actions/run-action.ts'
import { entryOf, type House, type Job } from './house.ts'
import { customSql } from './lists/condition-sql.ts'
import type { Reader } from './lists/list.ts'
import { readSetting } from './settings.ts'
import { dayIn } from './today.ts'

/** A date of a kind that somebody should see coming: the end of a contract, of a warranty. */
export interface DueDate {
  /** Names it in texts (`dueDate.<sort>`) and events (`contract.notice-near`). */
  sort: string
  kind: Kind
  /** The date field; one that only some types of the kind have is named like any other. */
  field: string
  /** Setting that says how many days before. */
  setting: string
  /** Records for which it matters; all when missing. */
  where?: (alias: string) => RawBuilder<SqlBool>
  /** The reference whose record people think of: the asset of a purchase. Default: the record itself. */
  about?: { kind: Kind; field: string }
}

export interface Due {
  sort: string
  dueOn: string
  /** Until then; negative = past. */
  days: number
  /** How early the setting asks to be told. */
  ahead: number
  about: { kind: string; id: string; name: string }
}

const dueDatesOf = (house: House): readonly DueDate[] => house.rooms.flatMap((room) => room.dueDates ?? [])

/** Past dates stay to be seen this long: what was missed is what matters most. */
const daysPast = 30

const longestPage = 100

/**
 * Dates that draw near or have just passed, nearest first, as far as the reader may see the records. One statement.
 * @param limit rows; the total is counted beside
 */
export async function readDueDates(
  reader: Reader,
  { limit, sort }: { limit: number; sort?: string | undefined },
): Promise<{ items: Due[]; total: number; next: null; sorts: { sort: string; count: number }[] }> {
  const all = dueDatesOf(reader.house)
  const { rows: settings } = await daysAhead(reader, all)
  const today = dayIn(reader.now, reader.timeZone)
  const parts = all
    .map((due, at) => ({ due, days: settings[at]?.days ?? 0 }))
    .filter(({ due }) => sort === undefined || due.sort === sort)
    .map(({ due, days }) => partSql(reader, due, days, today))
  if (parts.length === 0) return { items: [], total: 0, next: null, sorts: [] }
  const found = await sql<Due & { total: string; ofSort: string; kind: string; id: string; name: string }>`
    select u.*, count(*) over () as total, count(*) over (partition by u.sort) as of_sort
    from (${sql.join(parts, sql` union all `)}) u order by u.due_on, u.sort, u.id limit ${Math.min(limit, longestPage)}`.execute(
    reader.db,
  )
  const sorts = new Map(found.rows.map((row) => [row.sort, Number(row.ofSort)]))
  return {
    items: found.rows.map(({ sort: name, dueOn, days, ahead, kind, id, name: title }) => ({
      sort: name,
      dueOn,
      days,
      ahead,
      about: { kind, id, name: title },
    })),
    total: Number(found.rows[0]?.total ?? 0),
    next: null,
    sorts: [...sorts].map(([name, count]) => ({ sort: name, count })),
  }
}

/** The settings of all of them at once, in their order. */
async function daysAhead({ db, house }: Pick<Reader, 'db' | 'house'>, all: readonly DueDate[]) {
  const defaults = all.map((due) => Number(house.settings.get(due.setting)?.default ?? 0))
  return sql<{ days: number }>`
    select coalesce((s.value #>> '{}')::int, d.usual) as days
    from unnest(${all.map((due) => due.setting)}::text[], ${defaults}::int[]) with ordinality d(key, usual, at)
    left join setting s on s.key = d.key order by d.at`.execute(db)
}

/** The date in the row `r`. */
function daySql({ kind, field: name }: DueDate): RawBuilder<unknown> {
  const own = kind.fields[name]
  return own === undefined ? customSql('r', kind, name, fieldOf(kind, name)!) : sql.ref(`r.${columnOf(name, own)}`)
}

/** Rows of one sort that the reader may see, with what they are about. */
function partSql(reader: Reader, due: DueDate, ahead: number, today: string): RawBuilder<unknown> {
  const entry = entryOf(reader.house, due.kind.name)
  const day = daySql(due)
  const conditions = [
    sql`${day} between ${today}::date - ${daysPast}::int and ${today}::date + ${ahead}::int`,
    visible(entry, reader.actor, 'r'),
    ...(due.kind.hasTrash ? [sql`r.deleted_at is null`] : []),
    ...(due.where === undefined ? [] : [due.where('r')]),
  ]
  const about = due.about?.kind ?? due.kind
  const title = columnOf(about.title, about.fields[about.title]!)
  const join =
    due.about === undefined
      ? sql``
      : sql`join ${sql.table(about.table)} a on a.id = ${sql.ref(`r.${columnOf(due.about.field, due.kind.fields[due.about.field]!)}`)}
          and ${visible(entryOf(reader.house, about.name), reader.actor, 'a')} ${about.hasTrash ? sql`and a.deleted_at is null` : sql``}`
  const alias = due.about === undefined ? 'r' : 'a'
  return sql`(
    select ${due.sort}::text as sort, ${day} as due_on, (${day} - ${today}::date)::int as days, ${ahead}::int as ahead,
      ${about.name}::text as kind, ${sql.ref(`${alias}.id`)} as id, ${sql.ref(`${alias}.${title}`)} as name
    from ${sql.table(due.kind.table)} r ${join} where ${sql.join(conditions, sql` and `)})`
}

/** The house tells that a date draws near: one event a record and date, for whoever listens (mail, later). */
export const tellDueDate = defineAction({
  name: 'due-date.tell',
  permission: 'setting.update',
  event: null,
  silent: 'each record has its event',
  input: z.strictObject({ sort: z.string().max(50), ids: z.array(idInput).min(1).max(500), days: z.int() }),
  run: async (context, { input }) => {
    const due = dueDatesOf(context.house).find((each) => each.sort === input.sort)
    if (due === undefined) return { told: 0 }
    const day = daySql(due)
    const fresh = await sql<{ recordId: string; dueOn: string }>`
      insert into due_date (kind, record_id, sort, due_on, told_at)
      select ${due.kind.name}, r.id, ${due.sort}, ${day}, ${context.now}
      from ${sql.table(due.kind.table)} r where r.id = any(${input.ids}::bigint[]) and ${day} is not null
      on conflict do nothing returning record_id, due_on`.execute(context.db)
    for (const { recordId, dueOn } of fresh.rows) {
      context.tell(`${due.kind.name}.${due.sort}-near`, due.kind, recordId, { dueOn, days: input.days })
      context.note(due.kind, recordId, [{ field: due.field, old: null, new: dueOn }])
    }
    return { told: fresh.rows.length }
  },
})

/** Every night: what has come near since yesterday is told, never twice for the same date. */
export const dueDateJob: Job = {
  name: 'due-dates.tell',
  cron: '35 5 * * *',
  run: async (_data, services) => ({ told: await tellNear(services) }),
}

export async function tellNear(services: Services): Promise<number> {
  const { db, house, timeZone } = services
  const today = dayIn(services.now(), timeZone)
  let told = 0
  for (const due of dueDatesOf(house)) {
    const days = await readSetting<number>(db, house, due.setting)
    const day = daySql(due)
    const near = await sql<{ id: string }>`
      select r.id from ${sql.table(due.kind.table)} r
      where ${day} between ${today}::date and ${today}::date + ${days}::int
        ${due.kind.hasTrash ? sql`and r.deleted_at is null` : sql``} and ${due.where?.('r') ?? sql`true`}
        and not exists (select 1 from due_date d where d.kind = ${due.kind.name} and d.record_id = r.id and d.sort = ${due.sort} and d.due_on = ${day})
      order by r.id`.execute(db)
    for (let at = 0; at < near.rows.length; at += 500) {
      const ids = near.rows.slice(at, at + 500).map((row) => row.id)
      const actor = systemActor('Cigale', 'job')
      told += ((await runAction(services, tellDueDate, actor, { sort: due.sort, ids, days })) as { told: number }).told
    }
  }
  return told
}
