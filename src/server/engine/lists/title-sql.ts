import { type RawBuilder, sql } from 'kysely'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { spokenField } from '../../../shared/kinds/translated-fields.ts'

/** A field of the row `alias` in the reader's language where somebody has said it, else as it stands. */
export function spokenSql(kind: Kind, name: string, alias: string, language: string): RawBuilder<string> {
  const column = sql.ref(`${alias}.${columnOf(name, kind.fields[name]!)}`)
  const said = spokenField(kind, name, language)
  if (said === null) return sql`${column}`
  return sql`coalesce(${sql.ref(`${alias}.${columnOf(said, kind.fields[said]!)}`)}, ${column})`
}

/** What the row `alias` is called, in the reader's language; its id where records of the kind have no name. */
export const titleSql = (kind: Kind, alias: string, language: string): RawBuilder<string> =>
  kind.fields[kind.title] === undefined
    ? sql`${sql.ref(`${alias}.id`)}::text`
    : spokenSql(kind, kind.title, alias, language)
