import { type Kysely, sql } from 'kysely'
import { type NameMatch, type NameSubject, nameSubjects } from '../../../../shared/inventory/naming.kinds.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { finderOf } from './find-rule.ts'

export interface NameRule {
  subject: NameSubject
  match: NameMatch
  value: string
  becomes: string
}

/** How names are written here. */
export interface Names {
  of(subject: NameSubject, said: string | null): string | null
}

/** A name that no rule knows stays as it was said. */
export function namesOf(rules: readonly NameRule[]): Names {
  const finders = new Map(
    nameSubjects.map((subject) => [subject, finderOf(rules.filter((rule) => rule.subject === subject))]),
  )
  return { of: (subject, said) => (said === null ? null : (finders.get(subject)!(said)?.becomes ?? said)) }
}

/** @param withIdle those out of service as well: what they would do if they were not. */
export async function loadNames(db: Kysely<Tables>, withIdle = false): Promise<Names> {
  const found = await sql<NameRule>`
    select subject, match, value, becomes from name_rule where (is_active or ${withIdle}) and deleted_at is null order by id desc`.execute(
    db,
  )
  return namesOf(found.rows)
}
