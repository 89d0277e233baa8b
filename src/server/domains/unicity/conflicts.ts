import { sql } from 'kysely'
import { columnOf } from '../../../shared/kinds/define-kind.ts'
import { uniqueRuleKind } from '../../../shared/unicity/unicity.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { ignoredValues, type UniqueRule, uniqueRulesOf } from '../../engine/unicity/unique-rules.ts'
import { alikeSql, candidatesSql, comparedSql, concernsSql } from '../../engine/unicity/unique-sql.ts'

/** Groups shown; of each, so many records. */
const mostGroups = 100
const mostRecords = 20

interface Conflict {
  /** What they share, in the order of the rule's fields. */
  values: string[]
  count: number
  records: { id: string; name: string }[]
}

/** Records that are alike by the rule, as they are now and as far as the reader sees them; the largest groups first. */
export async function conflictsOf(
  reader: Reader,
  id: string,
): Promise<{ subject: string; items: Conflict[]; total: number }> {
  const record = await readRecord(reader, uniqueRuleKind, id)
  const rule: UniqueRule = {
    id,
    name: String(record.name),
    subject: String(record.subject),
    types: record.assetTypes as string[],
    fields: record.fields as string[],
    ignored: ignoredValues(record.ignored as string | null),
    entityId: (record.entity as { id: string }).id,
    mode: record.mode as UniqueRule['mode'],
  }
  if (rule.fields.length === 0) return { subject: rule.subject, items: [], total: 0 }
  const entry = entryOf(reader.house, rule.subject)
  const { kind } = entry
  const title = sql.ref(`r.${columnOf(kind.title, kind.fields[kind.title]!)}`)
  // Of references the ids say nothing to people: their records show them.
  const named = rule.fields.filter((name) => kind.fields[name]?.type !== 'reference')
  const values = sql.join(named.map((name) => comparedSql(kind, name, 'r')))
  const found = await sql<Conflict & { groups: string }>`
    with alike as (
      select array[${sql.join(rule.fields.map((name) => comparedSql(kind, name, 'r')))}] as key,
        ${named.length > 0 ? sql`array[${values}]` : sql`'{}'::text[]`} as shown, r.id, ${title} as name
      from ${sql.table(kind.table)} r
      where ${concernsSql(kind, rule, 'r')} and ${visible(entry, reader.actor, 'r')}),
    groups as (
      select key, min(shown) as values, count(*)::int as count, array_agg(json_build_object('id', id::text, 'name', name) order by id) as all
      from alike group by key having count(*) > 1)
    select g.values, g.count, to_json(g.all[1:${sql.lit(mostRecords)}]) as records, count(*) over () as groups
    from groups g order by g.count desc, g.key limit ${mostGroups}`.execute(reader.db)
  return {
    subject: rule.subject,
    items: found.rows.map(({ values: shared, count, records }) => ({ values: shared, count, records })),
    total: Number(found.rows[0]?.groups ?? 0),
  }
}

interface Duplicate {
  rule: { id: string; name: string; mode: string }
  fields: string[]
  records: { id: string; name: string }[]
}

/** Others like this record, by each rule that is about it. */
export async function duplicatesOf(reader: Reader, subject: string, id: string): Promise<{ items: Duplicate[] }> {
  const entry = entryOf(reader.house, subject)
  const { kind } = entry
  await readRecord(reader, kind, id)
  const rules = await uniqueRulesOf(reader.db, kind)
  const items: Duplicate[] = []
  for (const rule of rules) {
    const title = sql.ref(`o.${columnOf(kind.title, kind.fields[kind.title]!)}`)
    const found = await sql<{ id: string; name: string }>`
      select o.id::text, ${title} as name from ${sql.table(kind.table)} n join ${sql.table(kind.table)} o on o.id <> n.id
      where n.id = ${id} and ${concernsSql(kind, rule, 'n')} and ${concernsSql(kind, rule, 'o')}
        and ${candidatesSql(entry, rule, 'n', 'o')} and ${alikeSql(kind, rule, 'n', 'o')}
        and ${visible(entry, reader.actor, 'o')} order by o.id limit ${mostRecords}`.execute(reader.db)
    if (found.rows.length > 0)
      items.push({ rule: { id: rule.id, name: rule.name, mode: rule.mode }, fields: rule.fields, records: found.rows })
  }
  return { items }
}
