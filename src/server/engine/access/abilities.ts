import { sql } from 'kysely'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { documentsPermission } from '../attachments.ts'
import { entryOf } from '../house.ts'
import type { Reader } from '../lists/list.ts'
import { isAllowed } from './actor.ts'
import { allowedSql } from './visible.ts'

/**
 * What this person may do with this row, by the same SQL as the write gate: {"update": true, "solve": false, …}.
 * Keys are the verbs of the actions that work on the kind. One statement.
 */
export async function abilitiesOn(reader: Reader, kind: Kind, id: string): Promise<Record<string, boolean>> {
  const actions = [...reader.house.actions.values()].filter(
    (action) => action.on?.kind.name === kind.name && action.permission !== null,
  )
  const verbs = actions.map((action) => ({
    verb: action.name.slice(action.name.indexOf('.') + 1),
    permission: action.permission!,
  }))
  const documents = documentsPermission(entryOf(reader.house, kind.name))
  if (documents !== null) verbs.push({ verb: 'read-documents', permission: documents })
  const asked = [...new Set(verbs.map((verb) => verb.permission))].filter((permission) =>
    isAllowed(reader.actor, permission),
  )
  const answers = await askAll(reader, kind, id, asked)
  return Object.fromEntries(verbs.map((verb) => [verb.verb, answers.get(verb.permission) ?? false]))
}

async function askAll(reader: Reader, kind: Kind, id: string, permissions: string[]): Promise<Map<string, boolean>> {
  if (permissions.length === 0) return new Map()
  const entry = entryOf(reader.house, kind.name)
  const columns = permissions.map(
    (permission, index) => sql`${allowedSql(entry, reader.actor, permission, 'r')} as ${sql.ref(`p${index}`)}`,
  )
  const result = await sql<
    Record<string, boolean>
  >`${prepared} select ${sql.join(columns)} from ${sql.table(kind.table)} r where r.id = ${id}`.execute(reader.db)
  const row = result.rows[0] ?? {}
  return new Map(permissions.map((permission, index) => [permission, row[`p${index}`] === true]))
}
