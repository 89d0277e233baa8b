import { type RawBuilder, sql } from 'kysely'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { dayText } from '../../../shared/conditions/zoned-time.ts'
import { CigaleError } from '../../../shared/errors.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { type Audit, auditColumns, filterOf, foundSql, subjectOf } from './audit-condition.ts'
import { inUnits, unitsOf } from './audit-units.ts'
import { nextRun } from './audits.job.ts'

export interface Day {
  day: string
  found: number
}

export interface Finding {
  /** Of the audit. */
  id: string
  name: string
  severity: string
  isActive: boolean
  /** Plural of the kind, and the filter that shows what was found. */
  list: string
  filter: Condition
  /** What this reader finds; null = he may not see such records, or it cannot be counted. */
  total: number | null
  /** Of when the total is; null = of now. */
  countedAt: Date | null
  /** Why it cannot be counted. */
  fault: string | null
  checkedAt: Date | null
  /** By the nightly counts, in units where the reader sees all that was counted; null = there is none. */
  days: Day[] | null
}

interface Seen extends Audit, Pick<Finding, 'name' | 'severity' | 'isActive' | 'fault' | 'checkedAt'> {
  /** How many there are in the house, trash included. */
  entities: number
  /** Since it was last counted: that count answers another question. */
  isChanged: boolean
}

/**
 * Every audit the reader sees with what it finds for him, and how that has been. Three statements for any number of them.
 *
 * @param nightly the last nightly count instead, where it is what the reader himself would have found then; only what he
 * sees in part is counted now: his own few records
 */
export async function readFindings(
  reader: Reader,
  days: number,
  nightly = false,
): Promise<{ items: Finding[]; lastRunAt: Date | null; nextRunAt: Date }> {
  const audits = await auditsSeen(reader, sql`true`)
  const courses = await coursesOf(reader, audits, days)
  const atNight = (audit: Seen): number | undefined =>
    nightly && audit.fault === null && !audit.isChanged ? courses.get(audit.id)?.at(-1)?.found : undefined
  const totals = await totalsOf(
    reader,
    audits.filter((audit) => atNight(audit) === undefined),
  )
  const items = audits.map((audit) => findingOf(reader, audit, totals, courses, atNight(audit)))
  const times = items.flatMap(({ checkedAt }) => (checkedAt === null ? [] : [checkedAt.getTime()]))
  return {
    items,
    lastRunAt: times.length === 0 ? null : new Date(Math.max(...times)),
    nextRunAt: nextRun(reader.now, reader.timeZone),
  }
}

function findingOf(
  reader: Reader,
  audit: Seen,
  totals: Map<string, number | string>,
  courses: Map<string, Day[]>,
  atNight?: number,
): Finding {
  const { id, name, severity, isActive, checkedAt } = audit
  const total = atNight ?? totals.get(id) ?? null
  return {
    ...{ id, name, severity, isActive, checkedAt },
    list: subjectOf(reader.house, audit).plural,
    filter: filterOf(audit),
    total: typeof total === 'number' ? total : null,
    countedAt: atNight === undefined ? null : checkedAt,
    fault: typeof total === 'string' ? total : audit.fault,
    days: courses.get(id) ?? null,
  }
}

/** Audits not thrown away that the reader may see, with their last run. */
async function auditsSeen(reader: Reader, which: RawBuilder<unknown>): Promise<Seen[]> {
  const found = await sql<Seen>`
    select ${auditColumns}, r.name, r.severity, r.is_active, x.at as checked_at, x.fault, coalesce(r.updated_at > x.at, false) as is_changed,
      (select count(*)::int from entity) as entities
    from audit_rule r left join lateral (select u.at, u.fault from audit_run u where u.rule_id = r.id order by u.day desc limit 1) x on true
    where r.deleted_at is null and ${visible(entryOf(reader.house, auditRuleKind.name), reader.actor, 'r')} and ${which}
    order by array_position(array['serious', 'warning', 'info'], r.severity), r.name, r.id limit 200`.execute(reader.db)
  return found.rows
}

/** What each finds through the reader's eyes, by its id; a text says why it cannot be asked. */
async function totalsOf(reader: Reader, audits: readonly Audit[]): Promise<Map<string, number | string>> {
  const totals = new Map<string, number | string>()
  const parts = audits.flatMap((audit) => {
    const kind = subjectOf(reader.house, audit)
    if (!isAllowed(reader.actor, `${kind.guard}.read`)) return []
    const where = askable(totals, audit.id, () => foundSql(reader, audit))
    return where === null
      ? []
      : [
          sql`select ${audit.id}::text as id, (select count(*) from ${sql.table(kind.table)} a where ${where})::int as total`,
        ]
  })
  if (parts.length === 0) return totals
  const found = await sql<{ id: string; total: number }>`${sql.join(parts, sql` union all `)}`.execute(reader.db)
  for (const { id, total } of found.rows) totals.set(id, total)
  return totals
}

/** A condition may have outlived a field that it names. */
function askable<T>(faults: Map<string, number | string>, id: string, make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    faults.set(id, error.errors[0]?.code ?? error.code)
    return null
  }
}

async function coursesOf(reader: Reader, audits: readonly Seen[], days: number): Promise<Map<string, Day[]>> {
  const courses = new Map<string, Day[]>()
  const parts = audits.flatMap((audit) => {
    const units = unitsOf(reader, audit)
    if (units === null) return []
    courses.set(audit.id, [])
    return [
      sql`
      select u.rule_id as id, u.day::text as day, coalesce(sum(c.found), 0)::int as found
      from audit_run u left join audit_count c on c.rule_id = u.rule_id and c.day = u.day and ${inUnits(units)}
      where u.rule_id = ${audit.id} and u.fault is null and u.day > ${dayText(reader.now, reader.timeZone)}::date - ${days}::int
      group by u.rule_id, u.day`,
    ]
  })
  if (parts.length === 0) return courses
  const found = await sql<Day & { id: string }>`
    select * from (${sql.join(parts, sql` union all `)}) x order by id, day`.execute(reader.db)
  for (const { id, day, found: count } of found.rows) courses.get(id)!.push({ day, found: count })
  return courses
}

export interface Outcome extends Finding {
  /** Of the last count, by unit that the reader sees, most first. */
  units: { id: string; name: string; found: number }[]
}

/** One audit: what it finds, its course, and in which units. */
export async function readOutcome(reader: Reader, id: string, days: number): Promise<Outcome> {
  await readRecord(reader, auditRuleKind, id)
  const [audit] = await auditsSeen(reader, sql`r.id = ${id}`)
  if (audit === undefined) throw new CigaleError('not_found', { kind: auditRuleKind.name, id })
  const seen = unitsOf(reader, audit)
  const [totals, courses, units] = await Promise.all([
    totalsOf(reader, [audit]),
    coursesOf(reader, [audit], days),
    sql<Outcome['units'][number]>`
      select e.id, e.complete_name as name, c.found from audit_count c join entity e on e.id = c.entity_id
      where c.rule_id = ${id} and c.day = (select max(u.day) from audit_run u where u.rule_id = ${id} and u.fault is null)
        and ${seen === null ? sql`false` : inUnits(seen)} and ${visible(entryOf(reader.house, 'entity'), reader.actor, 'e')}
      order by c.found desc, e.complete_name limit 50`.execute(reader.db),
  ])
  return { ...findingOf(reader, audit, totals, courses), units: units.rows }
}

/** Audits that find this record, gravest first: what is to be put right about it. Two statements beside the record. */
export async function auditsOn(
  reader: Reader,
  subject: Audit['subject'],
  id: string,
): Promise<{ items: Pick<Finding, 'id' | 'name' | 'severity' | 'list' | 'filter'>[]; total: number; next: null }> {
  const { kind } = entryOf(reader.house, subject)
  await readRecord(reader, kind, id)
  const audits = await auditsSeen(reader, sql`r.is_active and r.subject = ${subject}`)
  const faults = new Map<string, number | string>()
  const parts = audits.flatMap((audit) => {
    const where = askable(faults, audit.id, () => foundSql(reader, audit))
    return where === null
      ? []
      : [sql`select ${audit.id}::text as id from ${sql.table(kind.table)} a where a.id = ${id} and ${where}`]
  })
  if (parts.length === 0) return { items: [], total: 0, next: null }
  const met = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(reader.db)
  const ids = new Set(met.rows.map((row) => row.id))
  const items = audits
    .filter((audit) => ids.has(audit.id))
    .map((audit) => ({
      id: audit.id,
      name: audit.name,
      severity: audit.severity,
      list: kind.plural,
      filter: filterOf(audit),
    }))
  return { items, total: items.length, next: null }
}
