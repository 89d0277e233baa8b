import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { escapeLike } from '../../platform/db/escape-like.ts'
import type { KindEntry } from '../house.ts'
import type { UniqueRule } from './unique-rules.ts'

/** A value as it is compared: without regard to case and to spaces around it; empty when there is none. */
export function comparedSql(kind: Kind, name: string, alias: string): RawBuilder<string> {
  const field = kind.fields[name]
  if (field !== undefined)
    return sql<string>`upper(btrim(coalesce(${sql.ref(`${alias}.${columnOf(name, field)}`)}::text, '')))`
  return sql<string>`upper(btrim(coalesce(${sql.ref(`${alias}.${kind.custom!.field}`)}->>${sql.lit(name)}, '')))`
}

/** The row `alias` is one that the rule is about: alive, of its types, in its branch, with every value filled in that counts. */
export function concernsSql(kind: Kind, rule: UniqueRule, alias: string): RawBuilder<SqlBool> {
  const parts: RawBuilder<unknown>[] = rule.fields.map((name) => sql`${comparedSql(kind, name, alias)} <> ''`)
  parts.push(...countsSql(kind, rule, alias))
  if (kind.hasTrash) parts.push(sql`${sql.ref(`${alias}.deleted_at`)} is null`)
  if (rule.types.length > 0 && kind.custom !== null)
    parts.push(sql`${sql.ref(`${alias}.${kind.custom.by}`)} = any(${rule.types}::text[])`)
  if (kind.entityField !== null) {
    const entity = columnOf(kind.entityField, kind.fields[kind.entityField]!)
    parts.push(
      sql`exists (select 1 from entity ue where ue.id = ${sql.ref(`${alias}.${entity}`)} and ${rule.entityId}::bigint = any(ue.path))`,
    )
  }
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

/** Nothing that the rule takes for no value (`TO BE FILLED*`); ids of references are no words. */
function countsSql(kind: Kind, rule: UniqueRule, alias: string): RawBuilder<unknown>[] {
  if (rule.ignored.length === 0) return []
  const patterns = rule.ignored.map((value) => escapeLike(value).replaceAll('*', '%'))
  return rule.fields
    .filter((name) => kind.fields[name]?.type !== 'reference')
    .map((name) => sql`not ${comparedSql(kind, name, alias)} like any(${patterns}::text[])`)
}

/** Both rows have the same values in every field of the rule. */
export function alikeSql(kind: Kind, rule: UniqueRule, one: string, other: string): RawBuilder<SqlBool> {
  const parts = rule.fields.map((name) => sql`${comparedSql(kind, name, one)} = ${comparedSql(kind, name, other)}`)
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

/**
 * Where one of the fields is a handle by which records are looked up exactly, few others are looked at: the index of
 * handles finds them. Without one, all records of the kind are. A handle of the row itself is there whenever its value is.
 */
export function candidatesSql(entry: KindEntry, rule: UniqueRule, one: string, other: string): RawBuilder<SqlBool> {
  const { kind } = entry
  const probe = Object.fromEntries(Object.keys(kind.fields).map((name) => [name, 'X']))
  const handles = new Set(entry.exact?.(probe).map(({ sort }) => sort))
  const handle = rule.fields.find((name) => handles.has(name) && kind.fields[name] !== undefined)
  if (handle === undefined) return sql<SqlBool>`true`
  return sql<SqlBool>`${sql.ref(`${other}.id`)} in (
    select uo.record_id from search_exact un join search_exact uo on uo.value = un.value and uo.kind = un.kind and uo.sort = un.sort
    where un.kind = ${kind.name} and un.record_id = ${sql.ref(`${one}.id`)} and un.sort = ${handle})`
}
