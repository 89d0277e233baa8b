import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

/** `CORP\jdoe` and `jdoe@corp.example` are the account jdoe. */
const accountOf = (login: string): string => login.replace(/^.*\\/, '').replace(/@.*$/, '').toLowerCase()

/** People whose logins agents saw, by login as seen; only where exactly one account fits. */
export async function holdersOf(db: Kysely<Tables>, logins: readonly (string | null)[]): Promise<Map<string, string>> {
  const seen = [...new Set(logins.filter((login) => login !== null))]
  if (seen.length === 0) return new Map()
  const found = await sql<{ login: string; id: string }>`${prepared}
    select lower(login) as login, min(id) as id from app_user where lower(login) = any(${seen.map(accountOf)}::text[]) and deleted_at is null and is_active
    group by 1 having count(*) = 1`.execute(db)
  const byAccount = new Map(found.rows.map((row) => [row.login, row.id]))
  return new Map(
    seen.flatMap((login) => (byAccount.has(accountOf(login)) ? [[login, byAccount.get(accountOf(login))!]] : [])),
  )
}
