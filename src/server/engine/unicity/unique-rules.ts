import { type Kysely, sql, type Transaction } from 'kysely'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

/** A rule as the write gate asks it. */
export interface UniqueRule {
  id: string
  name: string
  subject: string
  /** Values of the field that makes the kind's types; none = all. */
  types: string[]
  fields: string[]
  /** Values that make no duplicates: upper case, `*` for any letters. */
  ignored: string[]
  entityId: string
  mode: 'refuse' | 'warn'
}

/** The live channel tells of changes at once; should its connection be broken, rules are read again after this. */
const lifeMs = 5_000

let kept: { at: number; rules: Promise<UniqueRule[]> } | null = null

/** Active rules for a kind, read once per process until somebody changes one. */
export async function uniqueRulesOf(db: Kysely<Tables> | Transaction<Tables>, kind: Kind): Promise<UniqueRule[]> {
  if (kept === null || performance.now() - kept.at > lifeMs) {
    const rules = readUniqueRules(db)
    kept = { at: performance.now(), rules }
    // A transaction that was broken off has told nothing of the rules.
    rules.catch(() => forgetUniqueRules())
  }
  return (await kept.rules).filter((rule) => rule.subject === kind.name)
}

async function readUniqueRules(db: Kysely<Tables>): Promise<UniqueRule[]> {
  const found = await sql<Omit<UniqueRule, 'ignored'> & { ignored: string | null }>`${prepared}
    select id, name, subject, asset_types as types, fields, ignored, entity_id, mode from unique_rule
    where is_active and deleted_at is null and fields <> '[]' order by id`.execute(db)
  return found.rows.map((rule) => ({ ...rule, ignored: ignoredValues(rule.ignored) }))
}

export function forgetUniqueRules(): void {
  kept = null
}

/** For the door that listens to the channel `cigale_live`. */
export function forgetUniqueRulesOn(payload: string): void {
  const told = JSON.parse(payload) as { kind: string }[]
  if (told.some(({ kind }) => kind === 'unique-rule')) forgetUniqueRules()
}

/** What people wrote line by line, as values are compared: without regard to case and to spaces around them. */
export const ignoredValues = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim().toUpperCase())
    .filter((line) => line !== '' && /[^*]/.test(line))
