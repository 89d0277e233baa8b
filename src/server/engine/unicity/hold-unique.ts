import { sql } from 'kysely'
import { invalid } from '../../../shared/errors.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import { visible } from '../access/visible.ts'
import type { Row, Write } from '../changes/write.ts'
import { entryOf } from '../house.ts'
import { type UniqueRule, uniqueRulesOf } from './unique-rules.ts'
import { alikeSql, candidatesSql, concernsSql } from './unique-sql.ts'

interface Met {
  id: string
  otherId: string
  name: string
  seen: boolean
}

/**
 * Asked of rows as they have just been written: does another living record share what no two may share? People are
 * refused, or the record's history says so (rules that only warn). The house itself (agents, jobs) is never refused: what a
 * machine tells is kept and told of.
 *
 * Two writers of the same values wait for each other on a lock named after rule and values, and look once they hold it:
 * the second sees what the first has committed.
 *
 * @param changed names of the fields that were changed; null = all of them
 */
export async function holdUnique(
  write: Write,
  kind: Kind,
  rows: readonly Row[],
  changed: ReadonlySet<string> | null = null,
): Promise<void> {
  const rules = await uniqueRulesOf(write.db, kind)
  const asked = rules.filter((rule) => changed === null || isTouched(kind, rule, changed))
  if (asked.length === 0 || rows.length === 0) return
  const isRefusing = (rule: UniqueRule) => rule.mode === 'refuse' && write.actor.type === 'person'
  await lockValues(write, kind, asked.filter(isRefusing), rows)
  for (const rule of asked) {
    const met = await othersOf(write, kind, rule, rows)
    const [first] = met
    if (first === undefined) continue
    if (isRefusing(rule)) throw taken(kind, rule, first)
    note(write, kind, rule, met)
  }
}

function isTouched(kind: Kind, rule: UniqueRule, changed: ReadonlySet<string>): boolean {
  if (kind.entityField !== null && changed.has(kind.entityField)) return true
  if (kind.custom !== null && rule.types.length > 0 && changed.has(kind.custom.by)) return true
  return rule.fields.some((name) => changed.has(kind.fields[name] === undefined ? kind.custom!.field : name))
}

const comparedOf = (kind: Kind, row: Row, name: string): string => {
  const field = kind.fields[name]
  const value =
    field === undefined
      ? (row[kind.custom!.field] as Record<string, unknown> | null)?.[name]
      : row[propertyOf(name, field)]
  return value == null ? '' : String(value).trim().toUpperCase()
}

/** All in one order, so that two sets of writers never wait for each other crosswise. */
async function lockValues(write: Write, kind: Kind, rules: readonly UniqueRule[], rows: readonly Row[]): Promise<void> {
  const keys = rules.flatMap((rule) =>
    rows.flatMap((row) => {
      const values = rule.fields.map((name) => comparedOf(kind, row, name))
      return values.includes('') ? [] : [JSON.stringify([rule.id, ...values])]
    }),
  )
  if (keys.length === 0) return
  await sql`
    select pg_advisory_xact_lock(k.hash)
    from (select distinct hashtextextended(key, 11) as hash from unnest(${keys}::text[]) as key order by 1) k`.execute(
    write.db,
  )
}

async function othersOf(write: Write, kind: Kind, rule: UniqueRule, rows: readonly Row[]): Promise<Met[]> {
  const entry = entryOf(write.house, kind.name)
  const ids = rows.map(({ id }) => id)
  const title = sql.ref(`o.${columnOf(kind.title, kind.fields[kind.title]!)}`)
  const found = await sql<Met>`
    select distinct on (n.id) n.id, o.id as other_id, ${title} as name, ${visible(entry, write.actor, 'o')} as seen
    from ${sql.table(kind.table)} n join ${sql.table(kind.table)} o on o.id <> n.id
    where n.id = any(${ids}::bigint[]) and ${concernsSql(kind, rule, 'n')} and ${concernsSql(kind, rule, 'o')}
      and ${candidatesSql(entry, rule, 'n', 'o')} and ${alikeSql(kind, rule, 'n', 'o')}
    order by n.id, o.id`.execute(write.db)
  return found.rows
}

/** The other record is named only to those who may see it. */
function taken(kind: Kind, rule: UniqueRule, { name, seen }: Met) {
  const [code, params] = seen
    ? (['taken_by', { name, rule: rule.name }] as const)
    : (['taken_unseen', { rule: rule.name }] as const)
  const path = (field: string) => (kind.fields[field] === undefined ? `${kind.custom!.field}.${field}` : field)
  return invalid([{ field: path(rule.fields[0]!), code, params: { ...params } }])
}

function note(write: Write, kind: Kind, rule: UniqueRule, met: readonly Met[]): void {
  for (const { id, otherId, name } of met)
    write.book.add({
      kind: kind.name,
      recordId: id,
      changes: [{ field: 'duplicateOf', old: null, new: otherId, newText: `${name} (${rule.name})`, of: kind.name }],
    })
}
